package unwritten

import (
	"context"
	"net/http"
	"strings"

	"pack"
)

// What every write of a route is known of is known in spite of what else the
// route does: it packs its body with a library, has words changed by functions
// that are handed on, logs errors, and carries requests and bytes about.
func registerComplete(mux *http.ServeMux) {
	mux.HandleFunc("GET /packed", packed)
	mux.HandleFunc("GET /called", called)
	mux.HandleFunc("GET /built", built)
	mux.HandleFunc("GET /found", found)
	mux.Handle("GET /logged", logging(logged))
}

// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /packed [get]
func packed(w http.ResponseWriter, r *http.Request) { // want `unwritten: complete.go:\d+ documents status 409`
	w.WriteHeader(http.StatusOK)
	pack.To(w, []byte("x"))
}

// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /called [get]
func called(w http.ResponseWriter, r *http.Request) { // want `unwritten: complete.go:\d+ documents status 409`
	words := pack.Each(r.Form["word"], strings.ToUpper)
	w.Write([]byte(strings.Join(each(words, change()), " ")))
}

func each(words []string, f func(string) string) []string {
	for i, word := range words {
		words[i] = f(word)
	}
	return words
}

// change returns a function that is not known, and is given no response.
func change() func(string) string { return changes[0] }

var changes []func(string) string

// A response is built of what it needs: of that, one field is its status.
type response struct {
	w    http.ResponseWriter
	r    *http.Request
	ctx  context.Context
	code int
	body []byte
}

func (b *response) with(body []byte) *response {
	b.body = body
	return b
}

func (b *response) write() {
	b.w.WriteHeader(b.code)
	b.w.Write(b.body)
}

// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /built [get]
func built(w http.ResponseWriter, r *http.Request) { // want `unwritten: complete.go:\d+ documents status 409`
	b := &response{w: w, r: r, ctx: r.Context(), code: http.StatusOK}
	b = b.with(load())
	b.write()
}

// load returns bytes that are not known.
func load() []byte { return loads[0]() }

var loads []func() []byte

type loggedHandler func(w http.ResponseWriter, r *http.Request) (int, error)

func logging(h loggedHandler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code, err := h(w, r)
		if err != nil {
			println(err.Error())
		}
		w.WriteHeader(code)
	})
}

// @Success  200 {object} string
// @Failure  409,503 {object} string
// @Router   /logged [get]
func logged(w http.ResponseWriter, r *http.Request) (int, error) { // want `unwritten: complete.go:\d+ documents status 409`
	if err := loadErr(); err != nil {
		return http.StatusServiceUnavailable, err
	}
	return http.StatusOK, nil
}

func loadErr() error { return errs[0]() }

var errs []func() error

// An exchange is a response and a context in one, as gin's is.
type exchange struct {
	http.ResponseWriter
	context.Context
}

// @Success  200 {object} string
// @Failure  409,503 {object} string
// @Router   /found [get]
func found(w http.ResponseWriter, r *http.Request) { // want `unwritten: complete.go:\d+ documents status 409`
	e := &exchange{w, r.Context()}
	if !pack.Find(e, "x") {
		e.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	e.WriteHeader(http.StatusOK)
}
