// Package web wraps routers for other packages.
package web

import "net/http"

// A Router is a project's own.
type Router struct {
	mux    *http.ServeMux
	prefix string
}

// New returns a router under a prefix.
func New(prefix string) *Router { return &Router{mux: http.NewServeMux(), prefix: prefix} }

// A Handler may fail.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Handle registers.
func (r *Router) Handle(method, path string, h Handler) {
	r.mux.Handle(method+" "+path, wrap(h))
}

// Remove registers the last of several.
func (r *Router) Remove(path string, h ...Handler) {
	r.Handle("DELETE", path, h[len(h)-1])
}

// Register registers below a path of its own.
func Register(mux *http.ServeMux, path string, h http.HandlerFunc) {
	mux.HandleFunc("/api"+path, h)
}

// Known registers what it knows: no wrapper.
func Known(mux *http.ServeMux) {
	mux.HandleFunc("GET /known", known) // want `GET …/known routes/web.known`
}

func known(w http.ResponseWriter, r *http.Request) {}

func wrap(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

// Mount puts a router under a path.
func Mount(mux *http.ServeMux, path string, sub http.Handler) {
	mux.Handle(path+"/", http.StripPrefix(path, sub))
}
