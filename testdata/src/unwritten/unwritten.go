// Package unwritten documents statuses that are never written.
package unwritten

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("GET /pets/{id}", get)
	mux.HandleFunc("PUT /pets/{id}", silentUnknown)
}

// @Summary  a pet
// @Success  200 {object} string
// @Failure  400,404 {object} string
// @Failure  409 {object} string
// @Router   /pets/{id} [get]
func get(w http.ResponseWriter, r *http.Request) { // want `unwritten: unwritten.go:\d+ documents status 400 .* which never writes it` `unwritten: .* 409`
	w.WriteHeader(http.StatusOK)
}

// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /pets/{id} [put]
func silentUnknown(w http.ResponseWriter, r *http.Request) {
	handle(w)
}

var handle func(http.ResponseWriter)
