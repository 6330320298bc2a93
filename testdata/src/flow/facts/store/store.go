// Package store is what package facts knows by facts alone.
package store

import (
	"errors"
	"net/http"
)

var ErrMissing = &Error{Code: http.StatusNotFound}

var ErrPlain = errors.New("plain")

type Error struct{ Code int }

func (e *Error) Error() string { return "store" }

func Refuse(w http.ResponseWriter) { w.WriteHeader(http.StatusForbidden) }

func Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func SendOr(w http.ResponseWriter, code int) {
	if code == 0 {
		code = http.StatusAccepted
	}
	w.WriteHeader(code)
}

func Code() int { return http.StatusGone }

func Get(id string) error {
	if id == "" {
		return ErrMissing
	}
	return nil
}

func Handler(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}
