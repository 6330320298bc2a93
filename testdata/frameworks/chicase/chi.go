package chicase

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/render"
)

type users struct{}

func routes() http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Route("/api", func(r chi.Router) {
		r.With(middleware.NoCache).Delete("/pets/{id:[0-9]+}", wrong)
		r.Group(func(r chi.Router) {
			r.Delete("/grouped", right)
		})
		r.Mount("/users", users{}.routes())
	})
	r.Method("DELETE", "/method", http.HandlerFunc(method))
	r.MethodFunc(http.MethodDelete, "/func", rendered)
	return r
}

func (u users) routes() chi.Router {
	r := chi.NewRouter()
	r.Delete("/{id}", u.remove)
	return r
}

func (users) remove(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /api/users/{id} answers 200`
}

func wrong(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /api/pets/{id} answers 200`
}

func right(w http.ResponseWriter, r *http.Request) { render.NoContent(w, r) }

func method(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated) // want `DELETE /method answers 201`
}

func rendered(w http.ResponseWriter, r *http.Request) {
	render.Status(r, http.StatusOK) // want `DELETE /func answers 200`
	render.JSON(w, r, "gone")
}

// A failure is chi's own way of an error.
type failure struct {
	HTTPStatusCode int
	Text           string
}

func (f *failure) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, f.HTTPStatusCode)
	return nil
}

func newFailure() render.Renderer {
	return &failure{HTTPStatusCode: 422, Text: "no"} // want `magic: status 422`
}
