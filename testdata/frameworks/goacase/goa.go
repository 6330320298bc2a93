// Package goacase is what goa generates for a service, and what its author
// writes beside that.
package goacase

import (
	"context"
	"net/http"

	goahttp "goa.design/goa/v3/http"
)

type server struct {
	mux    goahttp.Muxer
	remove http.Handler
}

// mount is as goa writes it: the handler is a field of the server.
func mount(mux goahttp.Muxer, s *server) {
	mountRemove(mux, s.remove)
	mux.Handle("DELETE", "/right/{id}", right)
	mux.Handle(http.MethodDelete, "/files/{*path}", implicit)
	mux.Handle("DELETE", "/wrong", wrong)
}

func mountRemove(mux goahttp.Muxer, h http.Handler) {
	f, ok := h.(http.HandlerFunc)
	if !ok {
		f = func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }
	}
	mux.Handle("DELETE", "/pets/{id}", f)
}

func wrong(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /wrong answers 200`
}

func right(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func implicit(w http.ResponseWriter, r *http.Request) {} // want `DELETE /files/{path...} answers an implicit 200`

func encodeRemoveResponse(encoder func(context.Context, http.ResponseWriter) goahttp.Encoder) func(context.Context, http.ResponseWriter, any) error {
	return func(ctx context.Context, w http.ResponseWriter, v any) error {
		w.WriteHeader(422) // want `magic: status 422` `undocumented: status 422`
		return nil
	}
}

// An error of the author's own, for ErrorEncoder's formatter.
type conflict struct{}

func (conflict) StatusCode() int { return 423 } // want `magic: status 423`

func format(ctx context.Context, err error) goahttp.Statuser { return conflict{} }
