// Package made serves handlers that functions make for each request.
package made

import (
	"fmt"
	"net/http"
)

type call struct{ errs []error }

type dispatch func(c *call) http.Handler

func plain(f dispatch) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f(&call{}).ServeHTTP(w, r) })
}

func collecting(f dispatch) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{}
		defer func() {
			if len(c.errs) > 0 {
				http.Error(w, c.errs[0].Error(), http.StatusInternalServerError)
			}
		}()
		f(c).ServeHTTP(w, r)
	})
}

func further(f dispatch) http.Handler { return plain(f) }

func function(f func() http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f()(w, r) })
}

func body(w http.ResponseWriter, r *http.Request)     { fmt.Fprint(w, "{}") }                // summary: 200 complete
func accepted(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) } // summary: 202 complete

func things(c *call) http.Handler { return http.HandlerFunc(body) }
func taken(c *call) http.Handler  { return http.HandlerFunc(accepted) }

func here(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	plain(things).ServeHTTP(w, r)
}

func there(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	plain(taken).ServeHTTP(w, r)
}

func twice(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	further(taken).ServeHTTP(w, r)
}

func literal(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	further(func(*call) http.Handler { return http.HandlerFunc(accepted) }).ServeHTTP(w, r)
}

func deferred(w http.ResponseWriter, r *http.Request) { // summary: 202 500 complete
	collecting(taken).ServeHTTP(w, r)
}

func called(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	function(func() http.HandlerFunc { return accepted }).ServeHTTP(w, r)
}

var tables map[string]dispatch

func unknown(w http.ResponseWriter, r *http.Request) { // summary: incomplete
	plain(tables[r.URL.Path]).ServeHTTP(w, r)
}
