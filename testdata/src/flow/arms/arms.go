// Package arms has an error mapper, and handlers each of which reaches some of
// its arms.
package arms

import (
	"context"
	"errors"
	"net/http"
	"os"

	"flow/arms/store"
)

func fail(w http.ResponseWriter, err error) {
	var limit *store.LimitError
	switch {
	case errors.Is(err, store.ErrMissing):
		w.WriteHeader(404)
	case errors.Is(err, store.ErrTaken), errors.Is(err, store.ErrOld):
		w.WriteHeader(409)
	case errors.As(err, &limit):
		w.WriteHeader(413)
	case errors.Is(err, context.Canceled) || errors.Is(err, os.ErrNotExist):
		w.WriteHeader(410)
	default:
		w.WriteHeader(500)
	}
}

func sentinel(w http.ResponseWriter, r *http.Request) { // summary: 200 404 complete
	if err := store.Find(r.URL.Path); err != nil {
		fail(w, err)
	}
}

func wrapped(w http.ResponseWriter, r *http.Request) { // summary: 200 409 complete
	err := store.Save(r.URL.Path)
	if err != nil {
		fail(w, err)
		return
	}
}

func typed(w http.ResponseWriter, r *http.Request) { // summary: 200 413 complete
	if err := store.Grow(len(r.URL.Path)); err != nil {
		fail(w, err)
	}
}

// A chain of errors is not divided: the default arm stays possible.
func inAWrapper(w http.ResponseWriter, r *http.Request) { // summary: 200 404 500 complete
	if err := store.Wrapped(r.URL.Path); err != nil {
		fail(w, err)
	}
}

func made(w http.ResponseWriter, r *http.Request) { // summary: 500 complete
	fail(w, errors.New("made"))
}

func hidden(w http.ResponseWriter, r *http.Request) { // summary: 500 complete
	fail(w, store.Hidden())
}

func translated(w http.ResponseWriter, r *http.Request) { // summary: 404 409 complete
	fail(w, store.Translate(both(r)))
}

func both(r *http.Request) error {
	if r.URL.Path == "" {
		return store.ErrMissing
	}
	return store.ErrOld
}

func library(w http.ResponseWriter, r *http.Request) { // summary: 200 410 500 complete
	if err := store.Read(r.URL.Path); err != nil {
		fail(w, err)
	}
}

func callback(w http.ResponseWriter, r *http.Request) { // summary: 200 404 complete
	err := store.Run(func() error { return store.ErrMissing })
	if err != nil {
		fail(w, err)
	}
}

func inPlace(w http.ResponseWriter, r *http.Request) { // summary: 204 404 complete
	err := store.Find(r.URL.Path)
	switch {
	case err == nil:
		w.WriteHeader(204)
	case errors.Is(err, store.ErrMissing):
		w.WriteHeader(404)
	case errors.Is(err, store.ErrTaken):
		w.WriteHeader(409)
	default:
		w.WriteHeader(500)
	}
}

func reassigned(w http.ResponseWriter, r *http.Request) { // summary: 200 404 409 complete
	err := store.Find(r.URL.Path)
	if err != nil {
		fail(w, err)
		return
	}
	err = store.Save(r.URL.Path)
	if errors.Is(err, store.ErrTaken) {
		w.WriteHeader(409)
		return
	}
	if errors.Is(err, store.ErrMissing) {
		w.WriteHeader(418)
	}
}

func byType(w http.ResponseWriter, err error) {
	switch e := err.(type) {
	case nil:
		w.WriteHeader(204)
	case *store.LimitError:
		w.WriteHeader(400 + e.Limit - e.Limit + 13)
	case interface{ Timeout() bool }:
		w.WriteHeader(504)
	default:
		w.WriteHeader(500)
	}
}

func switched(w http.ResponseWriter, r *http.Request) { // summary: 204 500 504 complete
	byType(w, store.Find(r.URL.Path))
}

func unknown(w http.ResponseWriter, r *http.Request, load func() error) { // summary: 404 409 410 413 500 complete
	fail(w, load())
}
