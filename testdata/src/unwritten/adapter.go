package unwritten

import (
	"errors"
	"net/http"
)

var errTaken = errors.New("taken")

// An adapter answers the errors that it is returned.
type adapter func(w http.ResponseWriter, r *http.Request) error

func (h adapter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	switch {
	case err == nil:
	case errors.Is(err, errTaken):
		w.WriteHeader(http.StatusConflict)
	default:
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func registerAdapted(mux *http.ServeMux) {
	mux.Handle("PUT /adapted", adapter(writtenByAdapter))
	mux.Handle("GET /adapted", adapter(neverFails))
}

// @Success  201 {object} string
// @Failure  409 {object} string
// @Router   /adapted [put]
func writtenByAdapter(w http.ResponseWriter, r *http.Request) error {
	if r.URL.RawQuery == "" {
		return errTaken
	}
	w.WriteHeader(http.StatusCreated)
	return nil
}

// @Success  200 {object} string
// @Failure  409 {object} string
// @Router   /adapted [get]
func neverFails(w http.ResponseWriter, r *http.Request) error { // want `unwritten: adapter.go:\d+ documents status 409`
	w.WriteHeader(http.StatusOK)
	return nil
}
