// Package joined registers handlers of other packages, whose comments document
// them there.
package joined

import (
	"net/http"

	"joined/api"
	"joined/model"
)

func register(mux *http.ServeMux, c *api.Controller) {
	mux.HandleFunc("GET /pets/{id}", api.Get)
	mux.HandleFunc("DELETE /pets/{id}", c.Delete)
	mux.HandleFunc("POST /pets", api.Create(true))
	mux.HandleFunc("PUT /pets/{id}", c.Update())
	mux.HandleFunc("GET /tags", api.Tags)
	mux.HandleFunc("GET /colours", api.Colours)
	mux.Handle("GET /names", http.HandlerFunc(api.Names))
	mux.HandleFunc("PATCH /users/{id}", new(model.User).Rename)
	mux.HandleFunc("GET /plain", api.Plain)
	mux.HandleFunc("DELETE /plain", api.Remove) // want `delete: the handler of DELETE /plain answers 200 \(OK\): want 204 or 202`

	// swagger:route GET /owners owners listOwners
	//
	// The comment stands above the registration.
	//
	//     Responses:
	//       200: owners
	mux.HandleFunc("GET /owners", api.Owners) // want `undocumented: status 404 \(Not Found\) for GET /owners: joined.go:24 lists 200`
}
