// Package roles has functions and fields whose statuses importers need to know. // want package:`learned roles.Error.Code`
package roles

import (
	"errors"
	"net/http"
)

func Write(w http.ResponseWriter, code int) { // want Write:`status\[1\]`
	w.WriteHeader(code)
}

func Fixed(w http.ResponseWriter) {
	Write(w, http.StatusNotFound)
}

// An Error carries a status, which Answer writes.
type Error struct {
	Code int // want Code:"is a status"
	Text string
}

func (e *Error) Error() string { return e.Text }

func New(code int) error { return &Error{Code: code} } // want New:`status\[0\] stores0 in Error.Code`

func Missing() error { return New(http.StatusNotFound) }

func Answer(w http.ResponseWriter, err error) {
	var e *Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

func Wrap(next http.Handler) http.Handler { return next } // want Wrap:`passes\[\[0 0\]\]`

func Pick(code int) int { return code } // want Pick:`passes\[\[0 0\]\]`

func Equal(want, got any) bool { return want == got } // want Equal:`equal\[\[0 1\]\]`

func Received(resp *http.Response) int { return resp.StatusCode } // want Received:`yields\[0\]`

type Handler func(w http.ResponseWriter, r *http.Request) (int, error) // want Handler:`yields\[0\]`

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, _ := h(w, r)
	w.WriteHeader(code)
}

var ErrGone = &Error{Code: http.StatusGone}

func SilentSum(a, b int) int { return a + b }

func silentUnexported(w http.ResponseWriter, code int) { w.WriteHeader(code) }
