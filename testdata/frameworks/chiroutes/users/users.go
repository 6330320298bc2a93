// Package users registers its handlers on routers that it is given.
package users

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func Routes(r chi.Router) {
	r.Get("/", get)
	r.Delete("/{id}", remove)
}

type Store struct{}

func (Store) Routes(r chi.Router) { r.Get("/", get) }

type API struct{ router chi.Router }

func New(r chi.Router) *API {
	a := &API{router: r}
	a.router.Delete("/{id}", remove)
	return a
}

func get(w http.ResponseWriter, r *http.Request)    { w.WriteHeader(http.StatusOK) }
func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
