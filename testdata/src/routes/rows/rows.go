// Package rows registers rows of tables by functions that take a row.
package rows

import "net/http"

func first(w http.ResponseWriter, r *http.Request)  {}
func second(w http.ResponseWriter, r *http.Request) {}

// A Route is a row.
type Route struct {
	Method, Path string
	Handler      http.HandlerFunc
}

func register(mux *http.ServeMux, prefix string, rt Route) {
	mux.HandleFunc(rt.Method+" "+prefix+rt.Path, rt.Handler)
}

// Register is a row's own.
func (rt Route) Register(mux *http.ServeMux) {
	mux.HandleFunc(rt.Method+" "+rt.Path, rt.Handler)
}

type endpoint struct {
	method, path string
	h            http.HandlerFunc
}

func (e *endpoint) add(mux *http.ServeMux) { mux.Handle(e.method+" "+e.path, http.HandlerFunc(e.h)) }

// A module keeps its endpoints until it is mounted.
type module struct{ endpoints []endpoint }

func (m *module) endpoint(method, path string, h http.HandlerFunc) {
	m.endpoints = append(m.endpoints, endpoint{method, path, h})
}

func (m *module) mount(mux *http.ServeMux) {
	for _, e := range m.endpoints {
		mux.HandleFunc(e.method+" /m"+e.path, e.h)
	}
}

func logged(h http.Handler, path string) http.Handler { return h }

func serve() {
	mux := http.NewServeMux()
	register(mux, "/v1", Route{"DELETE", "/a", first}) // want `DELETE /v1/a routes/rows\.first`
	register(mux, "/v2", Route{"GET", "/b", second})   // want `GET /v2/b routes/rows\.second`
	for _, rt := range []Route{
		{"PUT", "/c", first},   // want `PUT /c routes/rows\.first`
		{"POST", "/d", second}, // want `POST /d routes/rows\.second`
	} {
		register(mux, "", rt)
	}
	Route{"DELETE", "/e", first}.Register(mux) // want `DELETE /e routes/rows\.first`
	for _, rt := range []Route{
		{"PUT", "/f", first},   // want `PUT /f routes/rows\.first`
		{"POST", "/g", second}, // want `POST /g routes/rows\.second`
	} {
		rt.Register(mux)
	}
	e := &endpoint{method: "DELETE", path: "/h", h: first} // want `DELETE /h routes/rows\.first`
	e.add(mux)
	(&endpoint{"GET", "/i", second}).add(mux) // want `GET /i routes/rows\.second`

	m := &module{}
	m.endpoint("DELETE", "/j", first) // want `DELETE /m/j routes/rows\.first`
	m.endpoint("GET", "/k", second)   // want `GET /m/k routes/rows\.second`
	m.mount(mux)

	for _, rt := range []Route{
		{"DELETE", "/wrapped", first}, // want `DELETE /wrapped routes/rows\.first`
		{"GET", "/wrapped", second},   // want `GET /wrapped routes/rows\.second`
	} {
		var h http.Handler
		h = rt.Handler
		h = logged(h, rt.Path)
		mux.Handle(rt.Method+" "+rt.Path, h)
	}
}

// A Router is of a kind never heard of: it hands groups to callbacks, and takes
// methods as arguments.
type Router interface {
	Get(path string, h http.HandlerFunc)
	Delete(path string, h http.HandlerFunc)
	Add(method, path string, h http.HandlerFunc)
	Route(path string, fn func(Router))
}

func shaped(r Router) {
	r.Get("/shaped", first)            // want `GET /shaped routes/rows\.first`
	r.Add("DELETE", "/shaped", second) // want `DELETE /shaped routes/rows\.second`
	r.Route("/sub", func(r Router) {
		r.Delete("/shaped", second) // want `DELETE /sub/shaped routes/rows\.second`
	})
}
