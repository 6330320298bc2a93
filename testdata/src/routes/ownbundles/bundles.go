// Command ownbundles is bundles with groups of its own.
package main

import (
	"net/http"
)

func list(w http.ResponseWriter, r *http.Request)   {}
func create(w http.ResponseWriter, r *http.Request) {}
func remove(w http.ResponseWriter, r *http.Request) {}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func owner(next http.Handler) http.Handler { return auth(next) }

func routes() http.Handler {
	router := New(http.NewServeMux())
	api := router.Mount("/api")
	api.Group().Route(func(r *Bundle) {
		r.HandleFunc("GET /pets", list) // want `^GET /api/pets routes/ownbundles.list$`
	})
	api.Group().Route(func(r *Bundle) {
		r.Use(auth)
		r.HandleFunc("POST /pets", create) // want `^POST /api/pets routes/ownbundles.create guarded by auth$`
	})
	api.Mount("/admin").Route(func(r *Bundle) {
		r.Use(auth)
		r.With(owner).HandleFunc("DELETE /pets/{id}", remove) // want `^DELETE /api/admin/pets/{id} routes/ownbundles.remove guarded by auth, owner$`
	})
	return router
}

func main() { http.ListenAndServe(":8080", routes()) }
