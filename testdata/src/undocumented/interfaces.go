package undocumented

import (
	"errors"
	"net/http"
)

// An interface that is written out where it is asked for says of its
// implementations what a named one does.

type withCode struct {
	error
	code int
}

func (e withCode) StatusCode() int { return e.code }
func (e withCode) Unwrap() error   { return e.error }

// orNil adds a code to an error, where there is one.
func orNil(err error, code int) error {
	if err == nil {
		return nil
	}
	return withCode{err, code}
}

func codeOf(err error) int {
	var c interface{ StatusCode() int }
	if errors.As(err, &c) {
		return c.StatusCode()
	}
	return http.StatusInternalServerError
}

func writtenOut(w http.ResponseWriter, r *http.Request) {
	if err := check(r); err != nil {
		http.Error(w, err.Error(), codeOf(err))
	}
}

func check(r *http.Request) error {
	if r.Host == "" {
		return orNil(errors.New("no host"), http.StatusLocked) // want `status 423`
	}
	return nil
}

type withHint struct{ hint int }

func (withHint) Error() string { return "hint" }

// Hint is no status: nobody writes it.
func (e withHint) Hint() int { return e.hint }

func silentHint(w http.ResponseWriter, r *http.Request) {
	var err error = withHint{http.StatusTeapot}
	if h, ok := err.(interface{ Hint() int }); ok && h.Hint() > 0 {
		w.WriteHeader(http.StatusBadRequest)
	}
}

type local struct{ n int }

func (l local) Number() int { return l.n }

func localInterface(w http.ResponseWriter, v any) {
	type numbered interface{ Number() int }
	if n, ok := v.(numbered); ok {
		w.WriteHeader(n.Number())
	}
}

func inside(w http.ResponseWriter, r *http.Request) {
	localInterface(w, local{http.StatusTooEarly}) // want `status 425`
}
