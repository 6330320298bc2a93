// Package callbacks holds helpers that call functions which they are given: what a
// callback writes, and what it returns, is known where it is passed.
package callbacks

import (
	"errors"
	"net/http"
)

var errTaken = errors.New("taken")

// A callback that writes.
func guarded(w http.ResponseWriter, ok bool, next func(http.ResponseWriter)) {
	if !ok {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	next(w)
}

func passesLiteral(w http.ResponseWriter, r *http.Request) { // summary: 204 403 complete
	guarded(w, r.Host != "", func(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) })
}

func passesFunction(w http.ResponseWriter, r *http.Request) { // summary: 202 403 complete
	guarded(w, r.Host != "", accept)
}

func accept(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted) }

// A condition that the call decides: the callback alone is left.
func passesTrue(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	guarded(w, true, accept)
}

// A callback that returns a status.
func sends(w http.ResponseWriter, code func() int) { w.WriteHeader(code()) }

func returnsStatus(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	sends(w, func() int { return http.StatusGone })
}

// A callback that returns an error, for which the helper writes.
func inTransaction(w http.ResponseWriter, do func() error) {
	if err := do(); err != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func fails(w http.ResponseWriter, r *http.Request) { // summary: 200 409 complete
	inTransaction(w, func() error {
		if r.Host == "" {
			return errTaken
		}
		return nil
	})
}

// What is not known may write anything.
func callsUnknown(w http.ResponseWriter, next func(http.ResponseWriter)) { // summary: 403 incomplete
	guarded(w, next != nil, next)
}

// Deferred, and in a literal that is called at once.
func deferred(w http.ResponseWriter, r *http.Request) { // summary: 404 complete
	defer func() { w.WriteHeader(http.StatusNotFound) }()
}

func atOnce(w http.ResponseWriter, r *http.Request) { // summary: 418 complete
	func() { w.WriteHeader(http.StatusTeapot) }()
}
