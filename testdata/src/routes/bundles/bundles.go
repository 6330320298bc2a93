// Command bundles registers on groups that a library makes over http.ServeMux: it has
// no method that is named like a verb.
package main

import (
	"net/http"

	"routes/bundles/group"
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
	router := group.New(http.NewServeMux())
	api := router.Mount("/api")
	api.Group().Route(func(r *group.Bundle) {
		r.HandleFunc("GET /pets", list) // want `^GET /api/pets routes/bundles.list$`
	})
	api.Group().Route(func(r *group.Bundle) {
		r.Use(auth)
		r.HandleFunc("POST /pets", create) // want `^POST /api/pets routes/bundles.create guarded by auth$`
	})
	api.Mount("/admin").Route(func(r *group.Bundle) {
		r.Use(auth)
		r.With(owner).HandleFunc("DELETE /pets/{id}", remove) // want `^DELETE /api/admin/pets/{id} routes/bundles.remove guarded by auth, owner$`
	})
	return router
}

func main() { // want `routes/bundles/group.New#0 under `
	http.ListenAndServe(":8080", routes())
}
