// Package excluded has routes of which the configuration excludes some.
package excluded

import "net/http"

func Server() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/state", state)
	mux.HandleFunc("GET /pets", pets)
	mux.HandleFunc("GET /both", both)
	mux.HandleFunc("GET /debug/both", both)
	mux.HandleFunc("GET /debug/literal", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(418)
	})
	return mux
}

// state answers a path that is excluded, in all that it writes.
func state(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404)
	w.WriteHeader(418)
}

func pets(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404)           // want "magic: status 404 written as a number"
	w.WriteHeader(http.StatusOK) // want "superfluous: status 200"
}

// both answers a path that is not excluded, too.
func both(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404) // want "magic: status 404 written as a number"
}

// helper belongs to no route alone.
func helper(w http.ResponseWriter) {
	w.WriteHeader(404) // want "magic: status 404 written as a number"
}
