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
	if err := load(r); err != nil {
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
	if err := load(r); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

var errGone = errors.New("gone")

// load may return any error.
var load func(r *http.Request) error

// A default speaks of its own operation alone (4.6): which route leads here
// is not known, and no operation lists these. strict-default changes nothing of it.
func fail(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, errGone):
		w.WriteHeader(http.StatusGone) // want `undocumented: status 410 .Gone.: the built-in table does not list it`
	default:
		w.WriteHeader(http.StatusUnprocessableEntity) // want `undocumented: status 422 .Unprocessable Entity.: the built-in table does not list it`
	}
}
