// Package web stands between the mapper and those who answer by it.
package web

import (
	"net/http"

	"mapper"
)

// Answer makes a handler of a function that fails.
func Answer(f func(r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(r); err != nil {
			mapper.Fail(w, err)
		}
	}
}
