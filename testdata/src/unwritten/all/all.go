// Package all documents statuses that middleware and servers write.
package all

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("GET /pets/{id}", get)
}

// @Success  200 {object} string
// @Failure  404,503 {object} string
// @Router   /pets/{id} [get]
func get(w http.ResponseWriter, r *http.Request) { // want `unwritten: all\.go:12 documents status 404` `unwritten: all\.go:12 documents status 503`
	w.WriteHeader(http.StatusOK)
}
