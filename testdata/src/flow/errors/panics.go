package errors

import (
	"errors"
	"fmt"
	"net/http"
)

type failure struct{ code int }

func (f failure) Error() string { return "failed" }
func (f failure) Status() int   { return f.code }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func check(r *http.Request) error {
	if r.URL.RawQuery == "" {
		return failure{http.StatusBadRequest}
	}
	return nil
}

// A middleware that is not known may write what list panics with.
func list(w http.ResponseWriter, r *http.Request) { // summary: 200 incomplete
	must(check(r))
	w.Write([]byte("[]"))
}

func recovers(w http.ResponseWriter, r *http.Request) { // summary: 200 400 complete
	defer func() {
		if f, ok := recover().(failure); ok {
			w.WriteHeader(f.Status())
		}
	}()
	must(check(r))
	w.Write([]byte("[]"))
}

func inSwitch(w http.ResponseWriter, r *http.Request) { // summary: 200 409 500 complete
	defer func() {
		switch e := recover().(type) {
		case nil:
		case failure:
			w.WriteHeader(e.code)
		default:
			w.WriteHeader(http.StatusInternalServerError)
		}
	}()
	if r.URL.RawQuery == "" {
		panic(failure{http.StatusConflict})
	}
	w.Write([]byte("[]"))
}

func answerPanic(w http.ResponseWriter) {
	if r := recover(); r != nil {
		var f failure
		if err, ok := r.(error); ok && errors.As(err, &f) {
			w.WriteHeader(f.code)
			return
		}
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func byFunction(w http.ResponseWriter, r *http.Request) { // summary: 200 418 500 complete
	defer answerPanic(w)
	if r.URL.RawQuery == "" {
		panic(fmt.Errorf("no query: %w", failure{http.StatusTeapot}))
	}
	w.Write([]byte("[]"))
}

// A text carries no status, and neither does what aborts the handler.
func texts(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	if r.URL.RawQuery == "" {
		panic("no query")
	}
	if r.URL.Path == "" {
		panic(http.ErrAbortHandler)
	}
	w.Write([]byte("[]"))
}

// What it recovers it panics with again.
func again(w http.ResponseWriter, r *http.Request) { // summary: 200 incomplete
	defer func() {
		if r := recover(); r != nil {
			println("panicked")
			panic(r)
		}
	}()
	must(check(r))
	w.Write([]byte("[]"))
}

// What a function that is not known panics with may be anything.
func calls(w http.ResponseWriter, r *http.Request, load func()) { // summary: 200 400 incomplete
	defer func() {
		if f, ok := recover().(failure); ok {
			w.WriteHeader(f.Status())
		}
	}()
	load()
	must(check(r))
	w.Write([]byte("[]"))
}

func recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if f, ok := recover().(failure); ok {
				w.WriteHeader(f.Status())
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// An error of a text carries what its method says.
type invalid string

func (e invalid) Error() string { return string(e) }
func (e invalid) Status() int   { return http.StatusBadRequest }

func texted(w http.ResponseWriter, r *http.Request) { // summary: 200 400 complete
	defer func() {
		if e, ok := recover().(interface{ Status() int }); ok {
			w.WriteHeader(e.Status())
		}
	}()
	if r.URL.RawQuery == "" {
		panic(invalid("no query"))
	}
	w.Write([]byte("[]"))
}

// Somebody may answer an error without a status too.
func unanswered(w http.ResponseWriter, r *http.Request) { // summary: 200 incomplete
	must(errors.New("no query"))
	w.Write([]byte("[]"))
}
