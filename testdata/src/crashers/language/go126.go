//go:build go1.26

package language

import "net/http"

// A type may name itself in the constraint of its own parameter.
type adder[A adder[A]] interface{ add(A) A }

type status int

func (s status) add(t status) status { return s + t }

func sum[A adder[A]](a, b A) A { return a.add(b) }

// new takes a value.
func pointers(w http.ResponseWriter) {
	p := new(404)
	w.WriteHeader(*p)
	w.WriteHeader(*new(http.StatusConflict))
	w.WriteHeader(int(*new(sum(status(200), 4))))
	q := &struct{ code *int }{new(int(410))}
	w.WriteHeader(*q.code)
	*new(func(code int) { w.WriteHeader(code) }) = nil
	(*new(http.NotFound))(w, nil)
}
