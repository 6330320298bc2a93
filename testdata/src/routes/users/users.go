// Package users has routers that other packages put under a path.
package users

import "net/http"

// Router is put under a path by who calls it.
func Router() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{id}", get)       // want `GET …/{id} routes/users.get of routes/users.Router#result`
	mux.HandleFunc("DELETE /{id}", remove) // want `DELETE …/{id} routes/users.remove of routes/users.Router#result`
	return recovering(mux)
}

func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { _ = recover() }()
		next.ServeHTTP(w, r)
	})
}

func get(w http.ResponseWriter, r *http.Request)    {}
func remove(w http.ResponseWriter, r *http.Request) {}

// An API serves what it holds.
type API struct{ http.Handler }

// New fills it.
func New() *API {
	a := &API{}
	a.Handler = a.routes()
	return a
}

func (a *API) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", a.orders) // want `GET …/orders \(\*routes/users.API\).orders of routes/users.API#type`
	return mux
}

func (a *API) orders(w http.ResponseWriter, r *http.Request) {}

// An Admin hands its router out.
type Admin struct{ mux *http.ServeMux }

// NewAdmin registers on a field.
func NewAdmin() *Admin {
	a := &Admin{mux: http.NewServeMux()}
	a.mux.HandleFunc("GET /stats", a.stats) // want `GET …/stats \(\*routes/users.Admin\).stats of \(\*routes/users.Admin\).Handler#result`
	return a
}

// Handler returns the router.
func (a *Admin) Handler() http.Handler { return a.mux }

func (a *Admin) stats(w http.ResponseWriter, r *http.Request) {}

// Run puts its router nowhere: the paths are whole.
func Run() error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /whole", get) // want `GET /whole routes/users.get`
	return http.ListenAndServe(":80", mux)
}
