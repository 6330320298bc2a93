// Command subgroups wraps the groups of a router in a type that makes others of its
// own: each has another group in its field.
package main

import "net/http"

type mux struct{}

func (m *mux) GET(path string, h http.HandlerFunc)              {}
func (m *mux) POST(path string, h http.HandlerFunc)             {}
func (m *mux) DELETE(path string, h http.HandlerFunc)           {}
func (m *mux) Group(path string) *mux                           { return m }
func (m *mux) ServeHTTP(w http.ResponseWriter, r *http.Request) {}

type middleware func(http.Handler) http.Handler

type router struct{ group *mux }

func newRouter(m *mux) *router { return &router{group: m} }

func (r *router) sub(path string, mw ...middleware) *router {
	return newRouter(r.group.Group(path))
}

func (r *router) GET(path string, h http.HandlerFunc)    { r.group.GET(path, h) }
func (r *router) POST(path string, h http.HandlerFunc)   { r.group.POST(path, h) }
func (r *router) DELETE(path string, h http.HandlerFunc) { r.group.DELETE(path, h) }

func index(w http.ResponseWriter, r *http.Request)  {}
func list(w http.ResponseWriter, r *http.Request)   {}
func remove(w http.ResponseWriter, r *http.Request) {}

func auth(next http.Handler) http.Handler { return next }

func main() {
	m := &mux{}
	r := newRouter(m.Group("/v1"))
	r.GET("/", index) // want `^GET /v1/ routes/subgroups.index$`
	admin := r.sub("/admin")
	admin.GET("/users", list) // want `^GET /v1/admin/users routes/subgroups.list$`
	pets := r.sub("/pets").sub("/all", auth)
	pets.DELETE("/{id}", remove) // want `^DELETE /v1/pets/all/{id} routes/subgroups.remove guarded by auth$`
	http.ListenAndServe(":8080", m)
}
