// Package prefixed registers under paths that path.Join makes, and under
// prefixes that fields hold.
package prefixed

import (
	"net/http"
	"path"
)

func list(w http.ResponseWriter, r *http.Request) {}

// joined joins what it is given.
func joined(prefix, route string) {
	http.HandleFunc("GET "+path.Join(prefix, route), list) // want `GET /admin/pets/{id} routes/prefixed.list` `GET /admin/cats routes/prefixed.list`
}

// A router has a prefix only where somebody has set it.
type router struct {
	mux    *http.ServeMux
	prefix string
}

func newRouter() *router { return &router{mux: http.NewServeMux()} }

func newAdmin() *router {
	r := newRouter()
	r.prefix = "/admin"
	return r
}

func (r *router) get(route string) {
	route = path.Join(r.prefix, route)
	r.mux.HandleFunc("GET "+route, list) // want `GET …/dogs/{id} routes/prefixed.list`
}

// A fixed router has the same prefix always.
type fixed struct{ prefix string }

func (f fixed) get(route string) {
	http.HandleFunc("GET "+path.Join(f.prefix, route), list) // want `GET /fixed/birds routes/prefixed.list`
}

// conditional sets its parameter in some cases only: it is read as it was given.
func conditional(route string) {
	if route == "" {
		route = "/"
	}
	http.HandleFunc("GET "+route, list) // want `GET /fish routes/prefixed.list`
}

func main() {
	joined("/admin", "/pets/{id}")
	joined("/admin/", "/cats/")
	newAdmin().get("/dogs/{id}")
	fixed{"/fixed"}.get("/birds")
	conditional("/fish")
	http.HandleFunc(path.Join("/x", "y"), list) // want `\* /x/y routes/prefixed.list`
}

type below struct{ base string }

func (b *below) routes() {
	at := func(p string) string { return path.Join(b.base, p) }
	http.HandleFunc("GET "+at("/owls"), list)        // want `GET …/owls routes/prefixed.list`
	http.HandleFunc("GET "+under(b.base, "/"), list) // want `GET …/ routes/prefixed.list`
	http.HandleFunc("GET "+under("/x", "/y"), list)  // want `GET /x/y routes/prefixed.list`
}

func under(base, p string) string { return base + p }
