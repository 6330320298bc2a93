// Package facts has functions of which importers need to know something.
package facts

import (
	"errors"
	"net/http"
)

func Write(w http.ResponseWriter, code int) { // want Write:`^passes\[1\]$`
	w.WriteHeader(code)
}

func Fixed(w http.ResponseWriter) { // want Fixed:`writes\[404\]`
	Write(w, http.StatusNotFound)
}

// An Error carries a status, which Answer writes.
type Error struct {
	Code int
	Text string
}

func (e *Error) Error() string { return e.Text }

func New(code int) error { return &Error{Code: code} } // want New:`^Error.Code=\[0\]$`

func Missing() error { return New(http.StatusNotFound) } // want Missing:`Error.Code=\[404\]`

func Answer(w http.ResponseWriter, err error) { // want Answer:`passes\[1\] writes\[500\]`
	var e *Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

func Wrap(next http.Handler) http.Handler { return next } // want Wrap:`wraps\[0\]`

func Pick(code int) int { return code } // want Pick:`wraps\[0\]`

func Equal(want, got any) bool { return want == got }

func Received(resp *http.Response) int { return resp.StatusCode }

type Handler func(w http.ResponseWriter, r *http.Request) (int, error)

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { // want ServeHTTP:`writes|passes|.*`
	code, _ := h(w, r)
	w.WriteHeader(code)
}

var ErrGone = &Error{Code: http.StatusGone} // want ErrGone:`carries\[\]`

func SilentSum(a, b int) int { return a + b }

func silentUnexported(w http.ResponseWriter, code int) { w.WriteHeader(code) }
