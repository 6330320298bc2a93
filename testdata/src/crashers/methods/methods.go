// Package methods holds method sets that are long ways round.
package methods

import (
	"errors"
	"net/http"
)

type base[T any] struct{ code int }

func (b *base[T]) Status() int                  { return b.code }
func (b base[T]) With(code int) base[T]         { b.code = code; return b }
func (b *base[T]) Answer(w http.ResponseWriter) { w.WriteHeader(b.Status()) }

type (
	left  struct{ *base[left] }
	right struct{ *base[right] }
	// both has Status twice at one depth, so not at all.
	both struct {
		left
		right
		http.ResponseWriter
	}
	// around embeds itself.
	around struct {
		*around
		Coder
	}
	Coder interface {
		Status() int
		error
	}
	shadow  struct{ left }
	pointer = *shadow
)

func (s shadow) Status() string                             { return "404" }
func (a *around) Unwrap() error                             { return a }
func (a *around) Is(err error) bool                         { return errors.Is(a.Coder, err) }
func (a *around) As(target any) bool                        { return errors.As(a, target) }
func (b both) WriteHeader(code int)                         { b.ResponseWriter.WriteHeader(code); b.WriteHeader(404) }
func (around) ServeHTTP(http.ResponseWriter, *http.Request) {}

func serve(w http.ResponseWriter, r *http.Request) {
	l := left{&base[left]{404}}
	l.Answer(both{l, right{}, w})
	b := l.With(409).With(l.Status())
	b.Answer(w)
	status := (*base[left]).Status
	w.WriteHeader(status(l.base))
	w.WriteHeader(left.Status(l))
	interface{ Answer(http.ResponseWriter) }.Answer(l, w)
	var p pointer = &shadow{l}
	w.WriteHeader(p.left.Status())
	var c Coder = &around{}
	if errors.As(c, &c) {
		w.WriteHeader(c.Status())
	}
	switch e := error(c).(type) {
	case *around:
		w.WriteHeader(e.around.around.Status())
	case interface{ Status() int }:
		w.WriteHeader(Coder.Status(c) + e.Status())
	}
	http.Handle("/", around{})
}
