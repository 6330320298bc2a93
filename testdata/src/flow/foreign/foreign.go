// Package foreign asks errors of another package for their status through an
// interface of its own.
package foreign

import (
	"errors"
	"net/http"

	"flow/foreign/models"
)

type coder interface{ StatusCode() int }

func fail(w http.ResponseWriter, err error) {
	var c coder
	if errors.As(err, &c) {
		w.WriteHeader(c.StatusCode())
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

func get(w http.ResponseWriter, r *http.Request) { // summary: 204 404 complete
	if err := models.Find(r.URL.RawQuery); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func lock(w http.ResponseWriter, r *http.Request) { // summary: 204 404 423 complete
	if err := models.Lock(r.URL.RawQuery); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
