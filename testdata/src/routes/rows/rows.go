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
	mux.HandleFunc(rt.Method+" "+prefix+rt.Path, rt.Handler) // want `DELETE /v1/a ` `DELETE /v1/b ` `DELETE /v1/c ` `DELETE /v1/d ` `DELETE /v1/e ` `DELETE /v1/f ` `DELETE /v1/g ` `DELETE /v1/wrapped ` `DELETE /v1/wrapped ` `GET /v1/a ` `GET /v1/b ` `GET /v1/c ` `GET /v1/d ` `GET /v1/e ` `GET /v1/f ` `GET /v1/g ` `GET /v1/wrapped ` `GET /v1/wrapped ` `PUT /v1/a ` `PUT /v1/b ` `PUT /v1/c ` `PUT /v1/d ` `PUT /v1/e ` `PUT /v1/f ` `PUT /v1/g ` `PUT /v1/wrapped ` `PUT /v1/wrapped ` `POST /v1/a ` `POST /v1/b ` `POST /v1/c ` `POST /v1/d ` `POST /v1/e ` `POST /v1/f ` `POST /v1/g ` `POST /v1/wrapped ` `POST /v1/wrapped ` `DELETE /v1/a ` `DELETE /v1/b ` `DELETE /v1/c ` `DELETE /v1/d ` `DELETE /v1/e ` `DELETE /v1/f ` `DELETE /v1/g ` `DELETE /v1/wrapped ` `DELETE /v1/wrapped ` `PUT /v1/a ` `PUT /v1/b ` `PUT /v1/c ` `PUT /v1/d ` `PUT /v1/e ` `PUT /v1/f ` `PUT /v1/g ` `PUT /v1/wrapped ` `PUT /v1/wrapped ` `POST /v1/a ` `POST /v1/b ` `POST /v1/c ` `POST /v1/d ` `POST /v1/e ` `POST /v1/f ` `POST /v1/g ` `POST /v1/wrapped ` `POST /v1/wrapped ` `DELETE /v1/a ` `DELETE /v1/b ` `DELETE /v1/c ` `DELETE /v1/d ` `DELETE /v1/e ` `DELETE /v1/f ` `DELETE /v1/g ` `DELETE /v1/wrapped ` `DELETE /v1/wrapped ` `GET /v1/a ` `GET /v1/b ` `GET /v1/c ` `GET /v1/d ` `GET /v1/e ` `GET /v1/f ` `GET /v1/g ` `GET /v1/wrapped ` `GET /v1/wrapped ` `DELETE /v2/a ` `DELETE /v2/b ` `DELETE /v2/c ` `DELETE /v2/d ` `DELETE /v2/e ` `DELETE /v2/f ` `DELETE /v2/g ` `DELETE /v2/wrapped ` `DELETE /v2/wrapped ` `GET /v2/a ` `GET /v2/b ` `GET /v2/c ` `GET /v2/d ` `GET /v2/e ` `GET /v2/f ` `GET /v2/g ` `GET /v2/wrapped ` `GET /v2/wrapped ` `PUT /v2/a ` `PUT /v2/b ` `PUT /v2/c ` `PUT /v2/d ` `PUT /v2/e ` `PUT /v2/f ` `PUT /v2/g ` `PUT /v2/wrapped ` `PUT /v2/wrapped ` `POST /v2/a ` `POST /v2/b ` `POST /v2/c ` `POST /v2/d ` `POST /v2/e ` `POST /v2/f ` `POST /v2/g ` `POST /v2/wrapped ` `POST /v2/wrapped ` `DELETE /v2/a ` `DELETE /v2/b ` `DELETE /v2/c ` `DELETE /v2/d ` `DELETE /v2/e ` `DELETE /v2/f ` `DELETE /v2/g ` `DELETE /v2/wrapped ` `DELETE /v2/wrapped ` `PUT /v2/a ` `PUT /v2/b ` `PUT /v2/c ` `PUT /v2/d ` `PUT /v2/e ` `PUT /v2/f ` `PUT /v2/g ` `PUT /v2/wrapped ` `PUT /v2/wrapped ` `POST /v2/a ` `POST /v2/b ` `POST /v2/c ` `POST /v2/d ` `POST /v2/e ` `POST /v2/f ` `POST /v2/g ` `POST /v2/wrapped ` `POST /v2/wrapped ` `DELETE /v2/a ` `DELETE /v2/b ` `DELETE /v2/c ` `DELETE /v2/d ` `DELETE /v2/e ` `DELETE /v2/f ` `DELETE /v2/g ` `DELETE /v2/wrapped ` `DELETE /v2/wrapped ` `GET /v2/a ` `GET /v2/b ` `GET /v2/c ` `GET /v2/d ` `GET /v2/e ` `GET /v2/f ` `GET /v2/g ` `GET /v2/wrapped ` `GET /v2/wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped `
}

// Register is a row's own.
func (rt Route) Register(mux *http.ServeMux) {
	mux.HandleFunc(rt.Method+" "+rt.Path, rt.Handler) // want `DELETE …/a ` `DELETE …/b ` `DELETE …/c ` `DELETE …/d ` `DELETE …/e ` `DELETE …/f ` `DELETE …/g ` `DELETE …/wrapped ` `DELETE …/wrapped ` `GET …/a ` `GET …/b ` `GET …/c ` `GET …/d ` `GET …/e ` `GET …/f ` `GET …/g ` `GET …/wrapped ` `GET …/wrapped ` `PUT …/a ` `PUT …/b ` `PUT …/c ` `PUT …/d ` `PUT …/e ` `PUT …/f ` `PUT …/g ` `PUT …/wrapped ` `PUT …/wrapped ` `POST …/a ` `POST …/b ` `POST …/c ` `POST …/d ` `POST …/e ` `POST …/f ` `POST …/g ` `POST …/wrapped ` `POST …/wrapped ` `DELETE …/a ` `DELETE …/b ` `DELETE …/c ` `DELETE …/d ` `DELETE …/e ` `DELETE …/f ` `DELETE …/g ` `DELETE …/wrapped ` `DELETE …/wrapped ` `PUT …/a ` `PUT …/b ` `PUT …/c ` `PUT …/d ` `PUT …/e ` `PUT …/f ` `PUT …/g ` `PUT …/wrapped ` `PUT …/wrapped ` `POST …/a ` `POST …/b ` `POST …/c ` `POST …/d ` `POST …/e ` `POST …/f ` `POST …/g ` `POST …/wrapped ` `POST …/wrapped ` `DELETE …/a ` `DELETE …/b ` `DELETE …/c ` `DELETE …/d ` `DELETE …/e ` `DELETE …/f ` `DELETE …/g ` `DELETE …/wrapped ` `DELETE …/wrapped ` `GET …/a ` `GET …/b ` `GET …/c ` `GET …/d ` `GET …/e ` `GET …/f ` `GET …/g ` `GET …/wrapped ` `GET …/wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `PUT /a ` `PUT /b ` `PUT /c ` `PUT /d ` `PUT /e ` `PUT /f ` `PUT /g ` `PUT /wrapped ` `PUT /wrapped ` `POST /a ` `POST /b ` `POST /c ` `POST /d ` `POST /e ` `POST /f ` `POST /g ` `POST /wrapped ` `POST /wrapped ` `DELETE /a ` `DELETE /b ` `DELETE /c ` `DELETE /d ` `DELETE /e ` `DELETE /f ` `DELETE /g ` `DELETE /wrapped ` `DELETE /wrapped ` `GET /a ` `GET /b ` `GET /c ` `GET /d ` `GET /e ` `GET /f ` `GET /g ` `GET /wrapped ` `GET /wrapped `
}

type endpoint struct {
	method, path string
	h            http.HandlerFunc
}

func (e *endpoint) add(mux *http.ServeMux) { mux.Handle(e.method+" "+e.path, http.HandlerFunc(e.h)) } // want `DELETE /j ` `DELETE /h ` `DELETE /i ` `DELETE /j ` `DELETE /h ` `DELETE /i ` `GET /j ` `GET /h ` `GET /i ` `GET /k ` `GET /h ` `GET /i ` `DELETE /k ` `DELETE /h ` `DELETE /i ` `GET /k ` `GET /h ` `GET /i ` `DELETE /j ` `DELETE /h ` `DELETE /i ` `DELETE /j ` `DELETE /h ` `DELETE /i ` `GET /j ` `GET /h ` `GET /i ` `GET /k ` `GET /h ` `GET /i ` `DELETE /k ` `DELETE /h ` `DELETE /i ` `GET /k ` `GET /h ` `GET /i `

// A module keeps its endpoints until it is mounted.
type module struct{ endpoints []endpoint }

func (m *module) endpoint(method, path string, h http.HandlerFunc) {
	m.endpoints = append(m.endpoints, endpoint{method, path, h})
}

func (m *module) mount(mux *http.ServeMux) {
	for _, e := range m.endpoints {
		mux.HandleFunc(e.method+" /m"+e.path, e.h) // want `DELETE /m/j ` `GET /m/k `
	}
}

func logged(h http.Handler, path string) http.Handler { return h }

func serve() {
	mux := http.NewServeMux()
	register(mux, "/v1", Route{"DELETE", "/a", first})
	register(mux, "/v2", Route{"GET", "/b", second})
	for _, rt := range []Route{
		{"PUT", "/c", first},
		{"POST", "/d", second},
	} {
		register(mux, "", rt)
	}
	Route{"DELETE", "/e", first}.Register(mux)
	for _, rt := range []Route{
		{"PUT", "/f", first},
		{"POST", "/g", second},
	} {
		rt.Register(mux)
	}
	e := &endpoint{method: "DELETE", path: "/h", h: first}
	e.add(mux)
	(&endpoint{"GET", "/i", second}).add(mux)

	m := &module{}
	m.endpoint("DELETE", "/j", first)
	m.endpoint("GET", "/k", second)
	m.mount(mux)

	for _, rt := range []Route{
		{"DELETE", "/wrapped", first},
		{"GET", "/wrapped", second},
	} {
		var h http.Handler
		h = rt.Handler
		h = logged(h, rt.Path)
		mux.Handle(rt.Method+" "+rt.Path, h) // want `DELETE /wrapped ` `GET /wrapped `
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
	r.Get("/shaped", first) // want `GET /shaped routes/rows\.first`
	r.Add("DELETE", "/shaped", second)
	r.Route("/sub", func(r Router) {
		r.Delete("/shaped", second) // want `DELETE /shaped routes/rows\.second`
	})
}
