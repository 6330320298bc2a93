package handlervalues

import (
	"expvar"
	"net/http"
	"net/http/pprof"
)

// What the standard library serves by itself is known.
func library() {
	http.HandleFunc("/debug/pprof/", pprof.Index)      // value: 200 400 404 408 500 complete
	http.HandleFunc("/debug/pprof/trace", pprof.Trace) // value: 200 500 complete
	http.Handle("/debug/heap", pprof.Handler("heap"))  // value: 200 400 404 408 500 complete
	http.Handle("/debug/vars", expvar.Handler())       // value: 200 complete
}
