// Command server puts the routers of other packages together.
package main

import (
	"net/http"
	"os"

	"routes/users"
	"routes/web"
)

func main() { // want `routes/users.Router#result under /v1/users$` `routes/users.New#result under /api$` `routes/users.API#type under /api$` `\(\*routes/users.Admin\).Handler#result under /admin$` `web.Known#0 under $` `web.Mount#0 under $` `web.Register#0 under $` `web.Known#0 under …/part$`
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
	part := http.NewServeMux()
	mux.Handle(os.Getenv("BASE")+"/part/", http.StripPrefix(os.Getenv("BASE")+"/part", part)) // want `\* …/part/ net/http.NewServeMux`
	web.Known(part)
	_ = http.ListenAndServe(":80", mux)
}

func ping(w http.ResponseWriter, r *http.Request)         {}
func put(w http.ResponseWriter, r *http.Request) error    { return nil }
func remove(w http.ResponseWriter, r *http.Request) error { return nil }
