// Package growth holds what would grow in each round of a fixed point.
package growth

import (
	"errors"
	"net/http"
)

// What a recursive call may write is what the call before it may write.
func walk(w http.ResponseWriter, r *http.Request, depth int) {
	http.ServeFile(w, r, "a")
	walk(w, r, depth-1)
	walk(w, r, depth-2)
	walk(w, r, depth-3)
	back(w, r, depth)
}

func back(w http.ResponseWriter, r *http.Request, depth int) {
	walk(w, r, depth-1)
	walk(w, r, depth-2)
	walk(w, r, depth-3)
	http.FileServer(http.Dir("b")).ServeHTTP(w, r)
	back(w, r, depth-1)
	back(w, r, depth-2)
}

// Lists and trees of structs and of functions, made by what calls itself.
type node struct {
	code, line, column int
	left, right        *node
	handle             func(http.ResponseWriter, *http.Request) error
	next               []node
}

type wide struct {
	node
	a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t int
}

func grow(n int) *node {
	left, right := grow(n-1), other(n-1)
	return &node{
		code: left.code, line: right.left.line, left: left, right: right,
		handle: wrap(left.handle, wrap(right.handle, right.left.handle)),
	}
}

func other(n int) *node {
	if n == 0 {
		return &node{code: 404, handle: func(w http.ResponseWriter, r *http.Request) error { return errors.ErrUnsupported }}
	}
	out := grow(n)
	out.left, out.next = other(n-1), append(out.next, *other(n - 2), *grow(n - 3))
	out.handle = wrap(out.handle, out.left.handle)
	return out
}

func wrap(f, g func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := f(w, r); err != nil {
			return wrap(g, f)(w, r)
		}
		return wrap(wrap(f, g), wrap(g, wrap(f, g)))(w, r)
	}
}

func widen(x wide) wide {
	y := widen(wide{a: x.b, b: x.c, c: x.d, d: x.e, e: x.f, f: x.g, node: *grow(x.a)})
	y.left, y.right = &y.node, &x.node
	y.code, y.s, y.t = y.left.code, x.t, x.s
	return widen(y)
}

func serve(w http.ResponseWriter, r *http.Request) {
	x := widen(wide{a: 404, node: node{code: 409}})
	x.handle(w, r)
	w.WriteHeader(x.left.code)
}

// Which of its definitions the variable holds depends on the error that calling
// it returned.
type step struct {
	next func() (*step, error)
}

func follow(w http.ResponseWriter, s *step) {
	for {
		next, err := s.next()
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		s = next
	}
}

func followed(w http.ResponseWriter, s *step) {
	var err error
	for err == nil {
		s, err = s.next()
	}
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}
