// Package kept registers rows that routers keep, and rows behind an interface.
package kept

import (
	"errors"
	"net/http"
)

func list(w http.ResponseWriter, r *http.Request)   {}
func remove(w http.ResponseWriter, r *http.Request) {}

// A call is what handlers of this package take.
type call struct {
	w http.ResponseWriter
	r *http.Request
}

type handler func(*call) error

type row struct {
	method, path string
	h            handler
}

// A router keeps what it is given until it is built.
type router struct{ rows []*row }

func (rt *router) GET(path string, h handler)    { rt.add("GET", path, h) }
func (rt *router) DELETE(path string, h handler) { rt.add("DELETE", path, h) }

func (rt *router) add(method, path string, h handler) {
	rt.rows = append(rt.rows, &row{method, path, h})
}

func (rt *router) build() http.Handler {
	mux := http.NewServeMux()
	for _, v := range rt.rows {
		mux.HandleFunc(v.method+" "+v.path, func(w http.ResponseWriter, r *http.Request) {
			if err := v.h(&call{w, r}); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
			}
		})
	}
	return mux
}

func get(c *call) error { return errors.New("no") }

// A Route is a row that is read by its methods.
type Route interface {
	Method() string
	Path() string
	Handler() http.HandlerFunc
}

type route struct {
	method, path string
	handler      http.HandlerFunc
}

func (r route) Method() string            { return r.method }
func (r route) Path() string              { return r.path }
func (r route) Handler() http.HandlerFunc { return r.handler }

func newRoute(method, path string, h http.HandlerFunc) Route { return route{method, path, h} }
func newGet(path string, h http.HandlerFunc) Route           { return newRoute("GET", path, h) }

// adapted registers a literal that calls what it is passed.
func adapted(pattern string, h func(*http.Request) error) {
	http.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		if err := h(r); err != nil {
			w.WriteHeader(http.StatusConflict)
		}
	})
}

func check(r *http.Request) error { return nil }

// attach registers through the function that it is passed.
func attach(handle func(string, func(http.ResponseWriter, *http.Request))) {
	handle("GET /attached", list) // want `GET /attached routes/kept.list`
}

// Attach does so for other packages.
func Attach(handle func(method, path string, h http.HandlerFunc)) {
	handle("DELETE", "/open", remove) // want `DELETE …/open routes/kept.remove`
}

// each is no registration: it calls back with what it reads.
func each(visit func(name string, h http.HandlerFunc)) { visit("list", list) }

func main() {
	mux := http.NewServeMux()
	attach(mux.HandleFunc)
	each(func(string, http.HandlerFunc) {})

	rt := &router{}
	rt.GET("/kept/{id}", get)    // want `GET /kept/{id} routes/kept.get`
	rt.DELETE("/kept/{id}", get) // want `DELETE /kept/{id} routes/kept.get`
	http.Handle("/", rt.build()) // want `\* / \(\*routes/kept.router\).build`

	routes := []Route{
		newRoute("DELETE", "/row/{id}", remove), // want `DELETE /row/{id} routes/kept.remove`
		newGet("/row", list),                    // want `GET /row routes/kept.list`
	}
	routes = append(routes, newGet("/more", list)) // want `GET /more routes/kept.list`
	for _, r := range routes {
		http.HandleFunc(r.Method()+" "+r.Path(), r.Handler())
	}
	adapted("GET /adapted", check) // want `GET /adapted routes/kept.check`
}
