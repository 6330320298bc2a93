// Package implementations calls interfaces that another package implements.
package implementations

import (
	"net/http"

	"flow/implementations/render"
)

type server struct {
	w render.Writer
	c render.Closer
}

func (s *server) get(w http.ResponseWriter, r *http.Request) { // summary: 200 500 complete
	if r.URL.RawQuery == "" {
		s.w.Fail(w)
		return
	}
	s.w.Write(w, "thing")
}

func (s *server) remove(w http.ResponseWriter, r *http.Request) { // summary: incomplete
	s.c.Close(w)
}
