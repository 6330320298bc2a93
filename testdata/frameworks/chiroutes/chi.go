package chiroutes // want `users.Routes#0 under /api/users` `\(users.Store\).Routes#0 under /stores` `users.New#0 under /new`

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/render"

	"github.com/statuslint/statuslint/testdata/frameworks/chiroutes/users"
)

type server struct {
	router chi.Router
	groups map[string]chi.Router
}

func routes() http.Handler {
	r := chi.NewRouter()
	r.Handle("GET /pattern", http.HandlerFunc(get))                            // want `GET /pattern get <200>`
	r.HandleFunc("DELETE /pattern/{id}", remove)                               // want `DELETE /pattern/{id} remove <204>`
	r.HandleFunc("/any", get)                                                  // want `ANY /any get <200>`
	r.Method(http.MethodPut, "/method", http.HandlerFunc(get))                 // want `PUT /method get <200>`
	r.MethodFunc("patch", "/method/{id:[a-z-]+}", get)                         // want `PATCH /method/{id} get <200>`
	r.With(middleware.NoCache, mw).With(mw).Get("/with", get)                  // want `GET /with get <200>`
	r.Get("/files/*", get)                                                     // want `GET /files/{path...} get <200>`
	r.Get("/{from}-{to:[0-9]{2,}}/x", get)                                     // want `GET /{from}-{to}/x get <200>`
	r.Options("/verbs", get)                                                   // want `OPTIONS /verbs get <200>`
	r.Head("/verbs", get)                                                      // want `HEAD /verbs get <200>`
	r.Trace("/verbs", get)                                                     // want `TRACE /verbs get <200>`
	r.Connect("/verbs", get)                                                   // want `CONNECT /verbs get <200>`
	r.Post("/wrapped", mw(http.HandlerFunc(get)).ServeHTTP)                    // want `POST /wrapped get <200>`
	r.Post("/wrapped/by/chain", chi.Chain(mw, mw).HandlerFunc(get).ServeHTTP)  // want `POST /wrapped/by/chain get <200>`
	r.Post("/chained", chi.Chain(mw).Handler(http.HandlerFunc(get)).ServeHTTP) // want `POST /chained get <200>`
	r.NotFound(get)
	r.MethodNotAllowed(get)
	r.Route("/api", func(r chi.Router) {
		r.Use(mw)
		r.Get("/", get) // want `GET /api/ get <200>`
		r.Route("/v1", func(r chi.Router) {
			r.Group(func(r chi.Router) {
				r.With(mw).Delete("/deep", remove) // want `DELETE /api/v1/deep remove <204>`
			})
			r.With(mw).Route("/{id}", func(r chi.Router) {
				r.Delete("/", remove) // want `DELETE /api/v1/{id}/ remove <204>`
			})
			r.With(mw).Group(func(inner chi.Router) {
				inner.Handle("PUT /pattern", http.HandlerFunc(get)) // want `PUT /api/v1/pattern get <200>`
			})
		})
		r.With(mw).Route("/users", users.Routes)
		returned := r.Route("/returned", nil2)
		returned.Get("/x", get) // want `GET /api/returned/x get <200>`
		alone := r.Group(nil)
		alone.Get("/alone", get) // want `GET /api/alone get <200>`
	})
	r.Route("/named", named)
	r.Route("/stores", users.Store{}.Routes)
	users.New(r.Route("/new", nil2))
	r.Route(fmt.Sprintf("/v%d", 2), func(r chi.Router) {
		r.Get("/x", get) // want `GET /v2/x get <200>`
	})
	sub := chi.NewRouter()
	sub.Get("/x", get)                   // want `GET /mounted/x get <200>`
	sub.With(mw).Delete("/{id}", remove) // want `DELETE /mounted/{id} remove <204>`
	r.Mount("/mounted", sub)
	r.Mount("/stripped", http.StripPrefix("/stripped", stripped()))
	r.Mount("/handler", http.HandlerFunc(get)) // want `ANY /handler/{path...} get <200>`
	r.Mount("/nested", func() http.Handler {
		n := chi.NewRouter()
		n.Get("/x", get) // want `GET /nested/x get <200>`
		return n
	}())
	s := &server{router: r, groups: map[string]chi.Router{}}
	s.register()
	r.Delete("/implicit", implicit)        // want `DELETE /implicit implicit <200>`
	r.Delete("/by/helper", byHelper)       // want `DELETE /by/helper byHelper <204 404>`
	r.Delete("/rendered", rendered)        // want `DELETE /rendered rendered <202 500>`
	r.Delete("/rendered/error", failing)   // want `DELETE /rendered/error failing <204 404>`
	r.Delete("/rendered/article", article) // want `DELETE /rendered/article article <201 404 418>`
	r.Delete("/rendered/helped", helped)   // want `DELETE /rendered/helped helped <422>`
	return r
}

func nil2(r chi.Router) { r.Use(mw) }

func named(r chi.Router) {
	r.Get("/x", get) // want `GET /named/x get <200>`
}

func stripped() http.Handler {
	r := chi.NewRouter()
	r.Get("/x", get) // want `GET /stripped/x get <200>`
	return r
}

func (s *server) register() {
	s.router.Get("/field", get) // want `GET /field get <200>`
	s.groups["admin"] = s.router.With(mw)
	s.groups["admin"].Get("/map", get) // want `GET /map get <200>`
	s.group("/made").Get("/x", get)    // want `GET /made/x get <200>`
	for _, rt := range []struct {
		pattern string
		handler http.HandlerFunc
	}{
		{"GET /rows", get},            // want `GET /rows get <200>`
		{"DELETE /rows/{id}", remove}, // want `DELETE /rows/{id} remove <204>`
	} {
		s.router.HandleFunc(rt.pattern, rt.handler)
	}
	for method, h := range map[string]http.HandlerFunc{"GET": get, "DELETE": remove} { // want `GET /by/method get <200>` `DELETE /by/method remove <204>`
		s.router.MethodFunc(method, "/by/method", h)
	}
	each(s.router, []entry[http.HandlerFunc]{
		{"GET", "/generic", get},            // want `GET /generic get <200>`
		{"DELETE", "/generic/{id}", remove}, // want `DELETE /generic/{id} remove <204>`
	})
}

type entry[H http.Handler] struct {
	method, path string
	handler      H
}

func each[H http.Handler](r chi.Router, entries []entry[H]) {
	for _, e := range entries {
		r.Method(e.method, e.path, e.handler)
	}
}

func (s *server) group(path string) chi.Router { return s.router.Route(path, nil2) }

func mw(h http.Handler) http.Handler { return h }

func get(w http.ResponseWriter, r *http.Request)      { w.WriteHeader(http.StatusOK) }
func remove(w http.ResponseWriter, r *http.Request)   { w.WriteHeader(http.StatusNoContent) }
func implicit(w http.ResponseWriter, r *http.Request) {}

func byHelper(w http.ResponseWriter, r *http.Request) {
	if chi.URLParam(r, "id") == "" {
		reply(w, http.StatusNotFound)
		return
	}
	reply(w, http.StatusNoContent)
}

func reply(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func rendered(w http.ResponseWriter, r *http.Request) {
	render.Status(r, http.StatusAccepted)
	render.JSON(w, r, "later")
}

func failing(w http.ResponseWriter, r *http.Request) {
	if chi.URLParam(r, "id") == "" {
		render.Render(w, r, &failure{code: http.StatusNotFound})
		return
	}
	render.NoContent(w, r)
}

// An article has no status of its own.
type articleResponse struct{ Title string }

func (*articleResponse) Render(w http.ResponseWriter, r *http.Request) error { return nil }

func newArticle(title string) *articleResponse { return &articleResponse{title} }

var errNotFound = &failure{code: http.StatusNotFound}

func article(w http.ResponseWriter, r *http.Request) {
	switch chi.URLParam(r, "id") {
	case "":
		render.Render(w, r, errNotFound)
		return
	case "tea":
		if err := render.Render(w, r, newFailure(http.StatusTeapot)); err != nil {
			return
		}
		return
	}
	render.Status(r, http.StatusCreated)
	render.Render(w, r, newArticle("new"))
}

func newFailure(code int) render.Renderer { return &failure{code} }

func helped(w http.ResponseWriter, r *http.Request) {
	renderer(w, r, newFailure(http.StatusUnprocessableEntity))
}

func renderer(w http.ResponseWriter, r *http.Request, v render.Renderer) {
	if err := render.Render(w, r, v); err != nil {
		panic(err)
	}
}

type failure struct{ code int }

func (f *failure) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, f.code)
	return nil
}
