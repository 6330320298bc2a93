// Package recursion holds functions that call themselves: their summaries are
// the least fixed point, and complete.
package recursion

import (
	"errors"
	"net/http"
)

// Itself.
func countdown(w http.ResponseWriter, n int) { // summary: 204 404 complete
	if n == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if n < 0 {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	countdown(w, n-1)
}

func countsDown(w http.ResponseWriter, r *http.Request) { // summary: 204 404 complete
	countdown(w, 3)
}

// Each other.
func even(w http.ResponseWriter, n int) { // summary: 200 202 complete
	if n == 0 {
		w.WriteHeader(http.StatusOK)
		return
	}
	odd(w, n-1)
}

func odd(w http.ResponseWriter, n int) { // summary: 200 202 complete
	if n == 0 {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	even(w, n-1)
}

func isEven(w http.ResponseWriter, r *http.Request) { // summary: 200 202 complete
	even(w, 8)
}

// A status that is passed on in each turn.
func retry(w http.ResponseWriter, code, n int) {
	if n > 0 {
		retry(w, code, n-1)
		return
	}
	w.WriteHeader(code)
}

func retries(w http.ResponseWriter, r *http.Request) { // summary: 503 complete
	retry(w, http.StatusServiceUnavailable, 3)
}

// A status that a recursive function returns.
func depth(n int) int {
	if n > 2 {
		return http.StatusRequestEntityTooLarge
	}
	if n < 0 {
		return http.StatusBadRequest
	}
	return depth(n + 1)
}

func writesDepth(w http.ResponseWriter, r *http.Request) { // summary: 400 413 complete
	w.WriteHeader(depth(0))
}

// A mapper that looks into a wrapped error.
var errGone, errHeld = errors.New("gone"), errors.New("held")

func statusOf(err error) int {
	switch err {
	case errGone:
		return http.StatusGone
	case errHeld:
		return http.StatusConflict
	}
	if inner := errors.Unwrap(err); inner != nil {
		return statusOf(inner)
	}
	return http.StatusInternalServerError
}

func maps(w http.ResponseWriter, r *http.Request) { // summary: 409 410 complete
	w.WriteHeader(statusOf(load(r)))
}

func load(r *http.Request) error {
	if r.URL.Path == "" {
		return errGone
	}
	return errHeld
}

// A method behind an interface of the package.
type node interface {
	serve(w http.ResponseWriter, r *http.Request)
}

type leaf struct{}

func (leaf) serve(w http.ResponseWriter, r *http.Request) { // summary: 205 complete
	w.WriteHeader(http.StatusResetContent)
}

type branch struct{ next node }

func (b branch) serve(w http.ResponseWriter, r *http.Request) { // summary: 200 205 409 complete
	if b.next == nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	b.next.serve(w, r)
}

// A literal that calls itself by its variable.
func closure(w http.ResponseWriter, r *http.Request) { // summary: 202 400 complete
	var step func(n int)
	step = func(n int) {
		if n < 0 {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if n == 0 {
			w.WriteHeader(http.StatusAccepted)
			return
		}
		step(n - 1)
	}
	step(4)
}

// A helper that answers only where it fails, and calls itself.
func check(w http.ResponseWriter, list []string) bool {
	if len(list) == 0 {
		return true
	}
	if list[0] == "" {
		w.WriteHeader(http.StatusUnprocessableEntity)
		return false
	}
	return check(w, list[1:])
}

func checks(w http.ResponseWriter, r *http.Request) { // summary: 204 422 complete
	if !check(w, r.TransferEncoding) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// What never returns sends nothing after it.
func forever(w http.ResponseWriter, r *http.Request) { // summary: complete
	forever(w, r)
}

func afterForever(w http.ResponseWriter, r *http.Request) { // summary: complete
	forever(w, r)
	w.WriteHeader(http.StatusTeapot)
}

// A helper that panics after it has answered ends the handler.
func refuse(w http.ResponseWriter) { // summary: 403 complete
	w.WriteHeader(http.StatusForbidden)
	panic(http.ErrAbortHandler)
}

func refuses(w http.ResponseWriter, r *http.Request) { // summary: 201 403 complete
	if r.Host == "" {
		refuse(w)
	}
	w.WriteHeader(http.StatusCreated)
}

// What runs beside the handler does not end it.
func spawns(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	go func() {
		for {
			load(r)
		}
	}()
	w.WriteHeader(http.StatusAccepted)
}
