// Package cb calls functions that its callers pass.
package cb

import (
	"errors"
	"net/http"
)

// The errors that Failed tells apart.
var (
	ErrMissing = errors.New("missing")
	ErrLocked  = errors.New("locked")
)

// Failed answers an error through write.
func Failed(w http.ResponseWriter, err error, write func(w http.ResponseWriter, code int, v any)) bool {
	switch {
	case err == nil:
		return false
	case errors.Is(err, ErrMissing):
		write(w, http.StatusNotFound, err)
	case errors.Is(err, ErrLocked):
		write(w, http.StatusLocked, err)
	default:
		write(w, http.StatusInternalServerError, err)
	}
	return true
}

// A Dispatch makes the handler of one request.
type Dispatch func(r *http.Request) http.Handler

// Serve serves each request by the handler that is made for it.
func Serve(d Dispatch) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { d(r).ServeHTTP(w, r) })
}

// An Event keeps what is called next.
type Event struct {
	W    http.ResponseWriter
	next func() error
}

// Next calls what is kept.
func (e *Event) Next() error { return e.next() }

// SetNext keeps f.
func (e *Event) SetNext(f func() error) { e.next = f }

// A Client calls a function, and serves requests by a handler.
type Client struct {
	log func(string)
	h   http.Handler
}

// NewClient returns a client whose handler nobody knows.
func NewClient() *Client { return &Client{h: http.DefaultServeMux, log: func(string) {}} }

// Ping calls the function, which is given no response.
func (c *Client) Ping() { c.log("ping") }
