// Package mw makes middlewares.
package mw

import "net/http"

// Role returns a middleware.
func Role(name string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Role") != name {
				http.Error(w, "forbidden", http.StatusForbidden)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// An Authenticator makes middlewares with what it holds.
type Authenticator struct{ Denied int }

func (a *Authenticator) LoggedIn() func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Login") == "" {
				w.WriteHeader(a.Denied)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// Either returns one of two middlewares.
func Either(name string) func(http.Handler) http.Handler {
	if name == "" {
		return func(next http.Handler) http.Handler { return next }
	}
	return Role(name)
}
