package recursive

import "net/http"

type handler func(w http.ResponseWriter, r *http.Request) handler

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for n := h; n != nil; n = n(w, r) {
	}
}

func a(w http.ResponseWriter, code int) error { return b(w, code) }
func b(w http.ResponseWriter, code int) error { return c(w, code, a) }
func c(w http.ResponseWriter, code int, f func(http.ResponseWriter, int) error) error {
	if code == 404 {
		return f(w, code)
	}
	return wrap(c(w, 404, b))
}

type failure struct {
	error
	code int
}

func wrap(err error) error { return &failure{err, 404} }

func chain(h http.Handler, n int) http.Handler {
	if n == 0 {
		return h
	}
	return chain(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		chain(h, n).ServeHTTP(w, r)
	}), n-1)
}

var x, y = x0(), 500

func x0() int { return y + 404 }

var self http.HandlerFunc

func init() { self = func(w http.ResponseWriter, r *http.Request) { again(w, r) } }

func again(w http.ResponseWriter, r *http.Request) { self(w, r) }
