// Package universe calls the method that no package declares.
package universe

import (
	"errors"
	"net/http"
)

var errOld = errors.New("old")

func compared(w http.ResponseWriter, r *http.Request, err error) {
	if err.Error() == "gone" || errOld.Error() != r.URL.Path {
		w.WriteHeader(http.StatusGone)
	}
	switch err.Error() {
	case "old":
		http.Error(w, err.Error(), http.StatusConflict)
	}
	f := err.Error
	http.Handle(f(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(err.Error())) }))
	http.HandleFunc("GET /"+err.Error(), http.NotFound)
}
