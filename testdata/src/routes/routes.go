// Package routes registers handlers in the ways that net/http has.
package routes

import (
	"fmt"
	"net/http"
)

const api = "/api"

type server struct{ mux *http.ServeMux }

func newServer() *server {
	s := &server{mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /plain", plain)                                              // want "GET /plain routes.plain"
	s.mux.Handle("POST "+api+"/constant", handler{})                                   // want "POST /api/constant \\(routes.handler\\).ServeHTTP"
	s.mux.HandleFunc("/any", s.method)                                                 // want "\\* /any \\(\\*routes.server\\).method"
	s.mux.HandleFunc("GET example.com/host", plain)                                    // want "GET /host routes.plain"
	s.mux.HandleFunc(fmt.Sprintf("%s %s/%s", http.MethodPut, api, "formatted"), plain) // want "PUT /api/formatted routes.plain"
	s.mux.HandleFunc("GET /files/{path...}", plain)                                    // want "GET /files/{path...} routes.plain"
	s.mux.HandleFunc("GET /{$}", plain)                                                // want "GET / routes.plain"
	s.mux.Handle("GET /wrapped", log(http.HandlerFunc(plain)))                         // want "GET /wrapped routes.plain"
	s.mux.Handle("GET /made", made())                                                  // want "GET /made routes.made"
	s.mux.Handle("GET /stacked", stack(plain, checked))                                // want "GET /stacked routes.plain"
	s.mux.Handle("GET /limited", stack(plain, checked, limited(10)))                   // want "GET /limited routes.plain"
	s.mux.HandleFunc("GET /literal", func(w http.ResponseWriter, r *http.Request) {})  // want "GET /literal func"
	for path, h := range map[string]http.HandlerFunc{
		"/first":  plain,    // want "GET /first routes.plain"
		"/second": s.method, // want "GET /second \\(\\*routes.server\\).method"
	} {
		s.mux.HandleFunc("GET "+path, h)
	}
	for _, r := range table() {
		s.handle(r.method, r.path, r.handler)
	}
	s.delete("/wrapper", plain) // want "DELETE /v2/wrapper routes.plain"
	sub := http.NewServeMux()
	sub.HandleFunc("GET /sub", plain)                            // want "GET /mounted/sub routes.plain"
	s.mux.Handle("/mounted/", http.StripPrefix("/mounted", sub)) // want "\\* /mounted/ "
	return s
}

type row struct {
	method, path string
	handler      http.HandlerFunc
}

func table() []row {
	return []row{
		{"GET", "/row", plain}, // want "GET /row routes.plain"
		{method: http.MethodPatch, path: "/keyed", handler: plain}, // want "PATCH /keyed routes.plain"
	}
}

func (s *server) handle(method, path string, h http.HandlerFunc) {
	s.mux.HandleFunc(method+" "+path, h)
}

func (s *server) delete(path string, h http.HandlerFunc) {
	s.handle(http.MethodDelete, "/v2"+path, h)
}

func (s *server) method(w http.ResponseWriter, r *http.Request) {}

func plain(w http.ResponseWriter, r *http.Request) {}

type handler struct{}

func (handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {}

func log(h http.Handler) http.Handler { return h }

func made() http.Handler { return nil }

// stack puts middlewares around h, the first innermost.
func stack(h http.HandlerFunc, around ...func(http.Handler) http.HandlerFunc) http.HandlerFunc {
	for _, m := range around {
		h = m(h)
	}
	return h
}

func checked(h http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }
}

func limited(n int) func(http.Handler) http.HandlerFunc { return checked }

// A client has methods named like verbs, and is no router.
type client struct{}

func (client) Get(path string, decode func(b []byte)) {}

func silentClient(c client) { c.Get("/remote", func(b []byte) {}) }

// A router is known by its shape.
type router struct{ prefix string }

func (r *router) Group(prefix string) *router { return &router{r.prefix + prefix} }

func (r *router) GET(path string, h func(c *ctx))    {}
func (r *router) POST(path string, h func(c *ctx))   {}
func (r *router) DELETE(path string, h func(c *ctx)) {}

type ctx struct{ w http.ResponseWriter }

func shaped(r *router) {
	users := r.Group("/users")
	users.DELETE("/:id", func(c *ctx) {}) // want "DELETE …/users/{id} func"
}

// A registrar never heard of is, too, and so is its method in a variable.
type registrar interface {
	Register(method, path string, h http.HandlerFunc)
}

func registered(r registrar, users *router) {
	register := r.Register
	register("PUT", "/registered", func(w http.ResponseWriter, r *http.Request) {}) // want "PUT /registered func"
	get := users.GET
	get("/got", func(c *ctx) {}) // want "GET …/got func"
}
