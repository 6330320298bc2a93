// Package invocations passes functions to functions that call them: with
// statuses, from fields, and to make a handler.
package invocations

import (
	"net/http"
	"os"

	"flow/invocations/cb"
)

func writeError(w http.ResponseWriter, code int, v any) { http.Error(w, http.StatusText(code), code) }

func load() error {
	if _, err := os.Stat("lock"); err == nil {
		return cb.ErrLocked
	}
	if _, err := os.Stat("pets"); err != nil {
		return cb.ErrMissing
	}
	return os.Chdir("pets")
}

func teapot(w http.ResponseWriter, code int, v any) { w.WriteHeader(http.StatusTeapot) }

// What the caller is called with is what it writes.
func failing(w http.ResponseWriter, r *http.Request) { // summary: 200 404 423 500 complete
	if cb.Failed(w, load(), writeError) {
		return
	}
	w.Write([]byte("ok"))
}

// A function that ignores what it is called with.
func brewing(w http.ResponseWriter, r *http.Request) { // summary: 204 418 complete
	if cb.Failed(w, load(), teapot) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func failed(w http.ResponseWriter, err error) bool { // summary: 200 404 423 500 complete
	return cb.Failed(w, err, writeError)
}

// Of a function that nobody knows, any status may come.
func asked(w http.ResponseWriter, r *http.Request, write func(http.ResponseWriter, int, any)) { // summary: 204 incomplete
	if cb.Failed(w, load(), write) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A literal captures what it writes to.
func captured(w http.ResponseWriter, r *http.Request) { // summary: 404 409 complete
	each(func(code int) { w.WriteHeader(code) })
}

func each(f func(int)) {
	if os.Getenv("HOME") == "" {
		f(http.StatusConflict)
		return
	}
	f(http.StatusNotFound)
}

func body(w http.ResponseWriter, r *http.Request) { w.Write([]byte("{}")) }

func accepted(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func dispatches(mux *http.ServeMux, unknown cb.Dispatch) {
	mux.Handle("/body", cb.Serve(func(*http.Request) http.Handler { return http.HandlerFunc(body) }))         // value: 200 complete
	mux.Handle("/accepted", cb.Serve(func(*http.Request) http.Handler { return http.HandlerFunc(accepted) })) // value: 202 complete
	mux.Handle("/unknown", cb.Serve(unknown))                                                                 // value: incomplete
	mux.Handle("/either", cb.Serve(func(r *http.Request) http.Handler {                                       // value: 202 404 complete
		if r.URL.RawQuery == "" {
			return http.NotFoundHandler()
		}
		return http.HandlerFunc(accepted)
	}))
}

type apiError struct {
	Status int
	Text   string
}

func (e *apiError) Error() string { return e.Text }

func answer(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	if e, ok := err.(*apiError); ok {
		status = e.Status
	}
	w.WriteHeader(status)
}

// A method keeps the function that another calls.
func kept(w http.ResponseWriter, r *http.Request) { // summary: 409 500 complete
	e := &cb.Event{W: w}
	e.SetNext(func() error { return &apiError{http.StatusConflict, "in use"} })
	answer(w, e.Next())
}

// What is kept last is called.
func replaced(w http.ResponseWriter, r *http.Request) { // summary: 410 500 complete
	e := &cb.Event{W: w}
	e.SetNext(func() error { return &apiError{http.StatusConflict, "in use"} })
	e.SetNext(func() error { return &apiError{http.StatusGone, "gone"} })
	answer(w, e.Next())
}

func unkept(w http.ResponseWriter, r *http.Request, e *cb.Event) { // summary: 500 incomplete
	answer(w, e.Next())
}

// A handler type of one's own answers the error that its functions return.
type fallible func(w http.ResponseWriter, r *http.Request) error

func (f fallible) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := f(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

var locked bool

// within calls f unless it cannot begin.
func within(f func() error) error {
	if locked {
		return cb.ErrLocked
	}
	return f()
}

func transacted(w http.ResponseWriter, r *http.Request) error { // summary: 204 complete
	return within(func() error {
		if r.FormValue("x") == "" {
			return cb.ErrMissing
		}
		w.WriteHeader(http.StatusNoContent)
		return nil
	})
}

func silent(w http.ResponseWriter, r *http.Request) error { // summary: 200 complete
	return within(func() error { return nil })
}

func adapters(mux *http.ServeMux) {
	mux.Handle("/transacted", fallible(transacted)) // value: 204 500 complete
	mux.Handle("/silent", fallible(silent))         // value: 200 500 complete
}

// A function that is given no response is not the handler that the struct holds too.
func pinging(w http.ResponseWriter, r *http.Request) { // summary: 204 complete
	cb.NewClient().Ping()
	w.WriteHeader(http.StatusNoContent)
}
