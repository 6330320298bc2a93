// Package facts calls functions of another package, of which only facts are known.
package facts

import (
	"errors"
	"net/http"

	"flow/facts/store"
)

func refuses(w http.ResponseWriter, r *http.Request) { // summary: 403 complete
	store.Refuse(w)
}

func sends(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	store.Send(w, http.StatusConflict)
}

// A condition on a parameter, which the call decides.
func sendsDefault(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	store.SendOr(w, 0)
}

func sendsGiven(w http.ResponseWriter, r *http.Request) { // summary: 201 complete
	store.SendOr(w, http.StatusCreated)
}

func returned(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	w.WriteHeader(store.Code())
}

// The status in an error that another package makes.
func carried(w http.ResponseWriter, r *http.Request) { // summary: 204 404 complete
	err := store.Get(r.Host)
	var e *store.Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A handler that another package makes.
func made(w http.ResponseWriter, r *http.Request) { // summary: 418 complete
	store.Handler(http.StatusTeapot)(w, r)
}
