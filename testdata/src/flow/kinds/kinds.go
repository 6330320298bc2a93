// Package kinds has mappers that test a field of an error.
package kinds

import (
	"errors"
	"fmt"
	"net/http"

	"flow/kinds/domain"
)

func fail(w http.ResponseWriter, err error) {
	var e *domain.Error
	if errors.As(err, &e) {
		switch e.Kind {
		case domain.NotFound:
			w.WriteHeader(404)
			return
		case domain.Conflict:
			w.WriteHeader(409)
			return
		case domain.Invalid:
			w.WriteHeader(422)
			return
		}
	}
	w.WriteHeader(500)
}

func missing(w http.ResponseWriter, r *http.Request) { // summary: 404 500 complete
	fail(w, domain.Missing("x"))
}

func wrapped(w http.ResponseWriter, r *http.Request) { // summary: 409 500 complete
	fail(w, fmt.Errorf("save: %w", domain.New(domain.Conflict, "x")))
}

func plain(w http.ResponseWriter, r *http.Request) { // summary: 500 complete
	fail(w, domain.Plain("x"))
}

func either(w http.ResponseWriter, r *http.Request) { // summary: 200 404 409 500 complete
	if err := load(r.URL.Path); err != nil {
		fail(w, err)
	}
}

func load(path string) error {
	switch path {
	case "":
		return domain.Missing("x")
	case "/":
		return domain.New(domain.Conflict, "x")
	}
	return nil
}

func unknown(w http.ResponseWriter, r *http.Request, load func() error) { // summary: 404 409 422 500 complete
	fail(w, load())
}

func changed(w http.ResponseWriter, r *http.Request) { // summary: 404 409 422 500 complete
	e := domain.New(domain.Conflict, "x")
	e.Kind = kindOf(r)
	fail(w, e)
}

func kindOf(r *http.Request) domain.Kind { return domain.Kind(len(r.URL.Path)) }

func byCode(w http.ResponseWriter, err error) {
	e, ok := err.(*domain.Error)
	if !ok {
		w.WriteHeader(500)
		return
	}
	if e.Code == "missing" {
		w.WriteHeader(410)
		return
	}
	if e.Code == "old" {
		w.WriteHeader(418)
		return
	}
	w.WriteHeader(400)
}

func missingByCode(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	byCode(w, domain.Missing("x"))
}

func newByCode(w http.ResponseWriter, r *http.Request) { // summary: 400 complete
	byCode(w, domain.New(domain.Conflict, "x"))
}

var statusOf = map[domain.Kind]int{domain.NotFound: 404, domain.Conflict: 409, domain.Invalid: 422}

func byTable(w http.ResponseWriter, err error) {
	switch e := err.(type) {
	case *domain.Error:
		w.WriteHeader(statusOf[e.Kind])
	default:
		w.WriteHeader(500)
	}
}

func conflictByTable(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	byTable(w, domain.New(domain.Conflict, "x"))
}

type fault struct{ kind domain.Kind }

func (f fault) Error() string { return "fault" }

func (f fault) Status() int {
	switch f.kind {
	case domain.NotFound:
		return 404
	case domain.Conflict:
		return 409
	}
	return 500
}

func answer(w http.ResponseWriter, err error) {
	var f fault
	if errors.As(err, &f) {
		w.WriteHeader(f.Status())
		return
	}
	w.WriteHeader(503)
}

func faults(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	answer(w, fault{domain.Conflict})
}

func inPlace(w http.ResponseWriter, r *http.Request) { // summary: 200 404 409 500 complete
	err := load(r.URL.Path)
	if err == nil {
		return
	}
	fail(w, err)
}

// What a call puts into the error may be any kind.
func filled(w http.ResponseWriter, r *http.Request) { // summary: 404 409 422 500 complete
	e := domain.New(domain.Conflict, "x")
	change(e)
	fail(w, e)
}

func change(e *domain.Error) { e.Kind = domain.Invalid }

func deferred() (status int, err error) {
	defer func() {
		if r := recover(); r != nil {
			status, err = 503, errors.New("panicked")
		}
	}()
	if len(statusOf) == 0 {
		return 404, errors.New("empty")
	}
	return 204, nil
}

func ofDeferred(w http.ResponseWriter, r *http.Request) { // summary: 204 404 503 complete
	status, err := deferred()
	if err != nil {
		w.WriteHeader(status)
		return
	}
	w.WriteHeader(204)
}
