// Package main is a server of which every answer is known: observe_test.go.
package main

import (
	"errors"
	"fmt"
	"net/http"
)

type failure struct{ status int }

func (f *failure) Error() string { return "failed" }

// adapt sends what a handler failed with after the handler has returned.
func adapt(f func(w http.ResponseWriter, r *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var e *failure
		if err := f(w, r); errors.As(err, &e) {
			http.Error(w, "", e.status)
		}
	})
}

func auth(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "", http.StatusUnauthorized)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func list(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "[]") }

func nothing(w http.ResponseWriter, r *http.Request) {}

func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func remove(w http.ResponseWriter, r *http.Request) error {
	if r.PathValue("id") == "0" {
		return &failure{http.StatusConflict}
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// chosen sends what the request asks for, which nothing can predict.
func chosen(w http.ResponseWriter, r *http.Request) {
	var code int
	fmt.Sscan(r.URL.Query().Get("code"), &code)
	w.WriteHeader(code)
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /things", list)
	mux.HandleFunc("POST /things", create)
	mux.HandleFunc("GET /nothing", nothing)
	mux.Handle("DELETE /things/{id}", auth(adapt(remove)))
	mux.HandleFunc("GET /chosen", chosen)
	return mux
}

func main() { http.ListenAndServe("127.0.0.1:8080", routes()) }
