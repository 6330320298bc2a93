// Package arms has an error mapper, and handlers each of which reaches some of
// its arms.
package arms

import (
	"context"
	"errors"
	"fmt"
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

// Each error is joined to any of those before it: what a definition is made of is
// asked once, and not once for each way to it.
func collected(w http.ResponseWriter, r *http.Request) { // summary: 200 404 409 complete
	var err error
	if r.Header.Get("A0") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("B1") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("C2") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("D3") == "" {
		err = errors.Join(err, store.ErrMissing)
	}
	if r.Header.Get("E4") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("F5") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("G6") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("H7") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("I8") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("J9") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("K10") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("L11") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("M12") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("N13") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("O14") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("P15") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("Q16") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("R17") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("S18") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("T19") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("U20") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("V21") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("W22") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("X23") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("Y24") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("Z25") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("A26") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("B27") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("C28") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("D29") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("E30") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("F31") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("G32") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("H33") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("I34") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("J35") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("K36") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("L37") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("M38") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if r.Header.Get("N39") == "" {
		err = errors.Join(err, store.ErrTaken)
	}
	if err != nil {
		fail(w, err)
	}
}

// Two errors that wrap each other in a loop.
func entangled(w http.ResponseWriter, r *http.Request) { // summary: 404 409 complete
	first, second := store.ErrTaken, store.ErrMissing
	for range r.Header {
		first, second = fmt.Errorf("again: %w", second), fmt.Errorf("first: %w", first)
	}
	fail(w, first)
}

// The variable is declared without a value, and assigned to in one place that
// some paths leave out.
func declared(w http.ResponseWriter, r *http.Request) { // summary: 201 404 complete
	var err error
	if r.Method == "PUT" {
		err = store.ErrMissing
	}
	if err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(201)
}

func reply(w http.ResponseWriter, code int) {
	if code == 0 {
		code = 202
	}
	w.WriteHeader(code)
}

func unset(w http.ResponseWriter, r *http.Request) { // summary: 202 404 complete
	var code int
	if r.Method == "PUT" {
		code = 404
	}
	reply(w, code)
}

func named(r *http.Request) (err error) {
	if r.Method == "PUT" {
		err = store.ErrTaken
	}
	return err
}

func result(w http.ResponseWriter, r *http.Request) { // summary: 202 409 complete
	if err := named(r); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(202)
}

// Join returns nil where all are nil.
func joinedNil(w http.ResponseWriter, r *http.Request) { // summary: 204 404 complete
	err := errors.Join(store.Find(r.URL.Path), store.Find(r.URL.RawQuery))
	if err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(204)
}
