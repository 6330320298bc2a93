// Package fallback documents a default for each route.
package fallback

import (
	"errors"
	"net/http"
)

func register(mux *http.ServeMux) {
	mux.HandleFunc("POST /pets", create)
	mux.HandleFunc("DELETE /pets/{id}", remove)
}

// swagger:route POST /pets pets create
//
// Responses:
//
//	201: pet
//	default: problem
func create(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// swagger:route DELETE /pets/{id} pets remove
//
// Responses:
//
//	204: nothing
//	default: problem
func remove(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

var errGone = errors.New("gone")

// Whichever route leads here, its default documents what is answered.
func fail(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, errGone):
		w.WriteHeader(http.StatusGone)
	default:
		w.WriteHeader(http.StatusUnprocessableEntity)
	}
}
