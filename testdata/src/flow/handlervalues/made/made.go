// Package made makes handlers for importers.
package made

import "net/http"

// Query makes a handler that answers 200 by its body, or 400.
func Query() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "" {
			http.Error(w, "no query", http.StatusBadRequest)
			return
		}
		w.Write([]byte("ok"))
	}
}

// Silent makes a handler that answers 200 by writing nothing, or 500.
func Silent() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "" {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
}

// Both makes two handlers.
func Both() (read, write http.HandlerFunc) {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) },
		func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }
}

// A Store is a handler by its method.
type Store struct{}

// New returns a store as what it is.
func New() *Store { return &Store{} }

// NewHandler returns a store as a handler.
func NewHandler() http.Handler { return &Store{} }

// ServeHTTP answers 204, or 409.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == "" {
		http.Error(w, "no", http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A Guard keeps the handler that it guards in a field.
type Guard struct{ next http.Handler }

// NewGuard returns a guard of next.
func NewGuard(next http.Handler) *Guard { return &Guard{next: next} }

// ServeHTTP answers 401, or what the guarded handler answers.
func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	g.next.ServeHTTP(w, r)
}
