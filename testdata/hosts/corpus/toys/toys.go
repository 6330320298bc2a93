// Package toys answers for toys.
package toys

import "net/http"

// Register registers the handlers.
func Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /toys", list)
	mux.HandleFunc("PUT /toys/{id}", put)
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("none") {
		http.Error(w, "no toys", http.StatusNotFound)
	}
	w.WriteHeader(http.StatusOK)
}

// put is a route that no operation documents.
func put(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}
