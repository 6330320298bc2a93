// Package kept calls functions that methods have put into a field.
package kept

import (
	"errors"
	"net/http"
)

type conflict struct{ Status int }

func (c *conflict) Error() string { return "in use" }

type event struct {
	w    http.ResponseWriter
	next func() error
	done func(http.ResponseWriter)
}

func (e *event) Next() error                             { return e.next() }
func (e *event) setNext(f func() error)                  { e.next = f }
func (e *event) onDone(f func(http.ResponseWriter))      { e.done = f }
func (e *event) with(f func(http.ResponseWriter)) *event { e.done = f; return e }

func fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var c *conflict
	if errors.As(err, &c) {
		status = c.Status
	}
	w.WriteHeader(status)
}

func bySetter(w http.ResponseWriter, r *http.Request) { // summary: 200 409 500 complete
	e := &event{w: w}
	e.setNext(func() error { return &conflict{http.StatusConflict} })
	if err := e.Next(); err != nil {
		fail(w, err)
	}
}

func byField(w http.ResponseWriter, r *http.Request) { // summary: 200 409 500 complete
	e := &event{w: w}
	e.next = func() error { return &conflict{http.StatusConflict} }
	if err := e.Next(); err != nil {
		fail(w, err)
	}
}

func writer(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	e := &event{w: w}
	e.onDone(accepted)
	e.done(w)
}

func chained(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	e := (&event{w: w}).with(accepted)
	e.done(w)
}

func unknown(w http.ResponseWriter, r *http.Request) { // summary: incomplete
	e := &event{w: w}
	e.onDone(hooks[r.URL.Path])
	e.done(w)
}

var hooks map[string]func(http.ResponseWriter)

func accepted(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted) }
