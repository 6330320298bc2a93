// Package errors has helpers that fall back to an error mapper, and handlers that
// call them.
package errors

import (
	"encoding/json"
	"errors"
	"net/http"
)

var errMissing = errors.New("missing")

func fail(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, errMissing) {
		code = http.StatusNotFound
	}
	http.Error(w, err.Error(), code)
}

// The header is out before the body is encoded: what fail writes is not sent.
func reply(w http.ResponseWriter, v any) { // summary: 201 complete
	w.WriteHeader(http.StatusCreated)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		fail(w, err)
	}
}

func assigned(w http.ResponseWriter, v any) { // summary: 201 complete
	w.WriteHeader(http.StatusCreated)
	enc := json.NewEncoder(w)
	err := enc.Encode(v)
	if err != nil {
		fail(w, err)
		return
	}
}

func compared(w http.ResponseWriter, v any) { // summary: 201 complete
	w.WriteHeader(http.StatusCreated)
	if json.NewEncoder(w).Encode(v) != nil {
		fail(w, errMissing)
	}
}

// Nothing is out where the encoder fails before its first write.
func encoded(w http.ResponseWriter, v any) { // summary: 200 500 complete
	if err := json.NewEncoder(w).Encode(v); err != nil {
		fail(w, err)
	}
}

func caller(w http.ResponseWriter, r *http.Request) { // summary: 201 complete
	reply(w, 1)
}

func either(w http.ResponseWriter, r *http.Request) { // summary: 201 404 complete
	if r.Body == nil {
		fail(w, errMissing)
		return
	}
	reply(w, 1)
}
