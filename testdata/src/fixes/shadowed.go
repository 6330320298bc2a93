package p

import "net/http"

// no fix: http is something else where the number stands.
func shadowed(w http.ResponseWriter) {
	http := 1
	_ = http
	w.WriteHeader(404)
}
