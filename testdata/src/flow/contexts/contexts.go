// Package contexts writes through interfaces with an accessor of the response.
package contexts

import "net/http"

type ctx interface{ Writer() http.ResponseWriter }

type request interface {
	ctx
	ID() string
}

type context struct{ w http.ResponseWriter }

func (c *context) Writer() http.ResponseWriter { return c.w }
func (c *context) ID() string                  { return "" }

func adapt(h func(c ctx)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { h(&context{w}) }
}

func remove(c ctx) { c.Writer().WriteHeader(http.StatusNoContent) } // summary: 204 complete

func adapted(w http.ResponseWriter, r *http.Request) { // summary: 204 complete
	adapt(remove)(w, r)
}

func find(c request) { // summary: 404 incomplete
	if c.ID() == "" {
		http.Error(c.Writer(), "", http.StatusNotFound)
		return
	}
	c.Writer().Write(nil)
}

func direct(w http.ResponseWriter, r *http.Request) { // summary: 404 incomplete
	find(&context{w})
}
