package main

import (
	"net/http"
	"strings"
)

// A Bundle is a group of routes under a path.
type Bundle struct {
	mux         *http.ServeMux
	path        string
	middlewares []func(http.Handler) http.Handler
}

func New(mux *http.ServeMux) *Bundle { return &Bundle{mux: mux} }

func (b *Bundle) Group() *Bundle {
	return &Bundle{mux: b.mux, path: b.path, middlewares: append([]func(http.Handler) http.Handler(nil), b.middlewares...)}
}

func (b *Bundle) Mount(path string) *Bundle {
	g := b.Group()
	g.path += path
	return g
}

func (b *Bundle) Use(mw ...func(http.Handler) http.Handler) {
	b.middlewares = append(b.middlewares, mw...)
}

func (b *Bundle) With(mw ...func(http.Handler) http.Handler) *Bundle {
	g := b.Group()
	g.Use(mw...)
	return g
}

func (b *Bundle) Route(fn func(*Bundle)) { fn(b) }

func (b *Bundle) HandleFunc(pattern string, h http.HandlerFunc) {
	method, path, ok := strings.Cut(pattern, " ")
	if ok {
		pattern = method + " " + b.path + path
	} else {
		pattern = b.path + pattern
	}
	var handler http.Handler = h
	for i := len(b.middlewares) - 1; i >= 0; i-- {
		handler = b.middlewares[i](handler)
	}
	b.mux.Handle(pattern, handler)
}

func (b *Bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) { b.mux.ServeHTTP(w, r) }
