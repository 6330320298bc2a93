// Package respond has helpers that other packages use.
package respond

import (
	"encoding/json"
	"net/http"
)

func JSON(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func Twice(w http.ResponseWriter, code int) { JSON(w, code, nil) }

func Brew(w http.ResponseWriter) {
	w.WriteHeader(http.StatusTeapot)
}

func Created(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func NoContent(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }

// A Writer is a response of its own kind.
type Writer struct{ W http.ResponseWriter }

func (w *Writer) Send(code int) { w.W.WriteHeader(code) }

// Make returns a handler that writes code.
func Make(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}
