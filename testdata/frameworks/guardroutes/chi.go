package guardroutes

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func role(name string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Role") != name {
				w.WriteHeader(http.StatusForbidden)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func get(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func chiServer() {
	r := chi.NewRouter()
	r.Use(auth)
	r.Get("/chi/a", get)                   // want `GET /chi/a get <202 401>`
	r.With(role("one")).Get("/chi/b", get) // want `GET /chi/b get <202 401 403>`
	r.Group(func(r chi.Router) {
		r.Use(role("group"))
		r.Get("/chi/c", get) // want `GET /chi/c get <202 401 403>`
	})
	r.Route("/chi/sub", func(r chi.Router) {
		r.Use(middleware.AllowContentType("application/json"))
		r.Get("/d", get) // want `GET /chi/sub/d get <202 401 415>`
	})
	r.Get("/chi/e", get) // want `GET /chi/e get <202 401>`
	sub := chi.NewRouter()
	sub.Use(role("mounted"))
	sub.Get("/f", get) // want `GET /chi/mounted/f get <202 401 403>`
	r.Mount("/chi/mounted", sub)
}
