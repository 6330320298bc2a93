// Command server puts the routers of other packages together.
package main

import (
	"net/http"
	"os"

	"routes/pets"
	"routes/users"
	"routes/web"
)

func main() { // want `routes/users.Router#result under /v1/users$` `routes/users.New#result under /api$` `routes/users.API#type under /api$` `\(\*routes/users.Admin\).Handler#result under /admin$` `routes/pets.Handler#result under /shop$` `web.Known#0 under $` `web.Mount#0 under $` `web.Register#0 under $` `web.Known#0 under …/part$` `web.Known#0 under …$`
	mux := http.NewServeMux()
	v1 := http.NewServeMux()
	mux.Handle("/v1/", http.StripPrefix("/v1", v1))                  // want `\* /v1/ net/http.NewServeMux`
	v1.Handle("/users/", http.StripPrefix("/users", users.Router())) // want `\* /v1/users/ routes/users.Router`
	web.Mount(mux, "/api", users.New())                              // want `\* /api/ routes/users.New`
	admin := users.NewAdmin()
	mux.Handle("/admin/", http.StripPrefix("/admin", admin.Handler())) // want `\* /admin/ \(\*routes/users.Admin\).Handler`

	web.Register(mux, "/ping", ping) // want `\* /api/ping routes/server.ping`
	r := web.New("")
	r.Handle("PUT", "/things/{id}", put)  // want `PUT /things/{id} routes/server.put`
	r.Remove("/things/{id}", nil, remove) // want `DELETE /things/{id} routes/server.remove`
	web.Known(mux)
	mux.Handle("/shop/", http.StripPrefix("/shop", pets.Handler(shop{}))) // want `\* /shop/ routes/pets.Handler`
	part := http.NewServeMux()
	mux.Handle(os.Getenv("BASE")+"/part/", http.StripPrefix(os.Getenv("BASE")+"/part", part)) // want `\* …/part/ net/http.NewServeMux`
	web.Known(part)
	below(mux, os.Getenv("BASE"))
	_ = http.ListenAndServe(":80", mux)
}

// below puts what another package registers under a path that is not known.
func below(mux *http.ServeMux, base string) {
	inner := http.NewServeMux()
	mux.Handle(base, http.StripPrefix(base, inner))
	web.Known(inner)
}

func ping(w http.ResponseWriter, r *http.Request)         {}
func put(w http.ResponseWriter, r *http.Request) error    { return nil }
func remove(w http.ResponseWriter, r *http.Request) error { return nil }

// A shop implements what is generated: it is where that is put.
type shop struct{}

func (shop) List(w http.ResponseWriter, r *http.Request) {} // want `GET …/pets \(routes/server.shop\).List of routes/pets#server$`
