// Package unwritten documents statuses that are never written.
package unwritten

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("GET /pets/{id}", get)
	mux.HandleFunc("PUT /pets/{id}", silentUnknown)
	mux.HandleFunc("POST /pets/{id}", silentPartly)
	mux.HandleFunc("PATCH /pets/{id}", silentStub)
}

// @Summary  a pet
// @Success  200 {object} string
// @Failure  400,404 {object} string
// @Failure  409,503 {object} string
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

// Of one way nothing is known: it may write what the other does not.
//
// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /pets/{id} [post]
func silentPartly(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		handle(w)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// A stub answers nothing yet.
//
// @Success  200 {object} string
// @Router   /pets/{id} [patch]
func silentStub(w http.ResponseWriter, r *http.Request) {
	panic(http.ErrAbortHandler)
}

var handle func(http.ResponseWriter)
