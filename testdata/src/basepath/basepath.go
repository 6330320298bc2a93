// Package basepath documents its routes below a base path, where they are
// registered.
//
// @title    pets
// @BasePath /v1
package basepath

import "net/http"

func register(mux *http.ServeMux) {
	// swagger:route GET /pets pets listPets
	//
	// Responses:
	//   200: pets
	//   409: problem
	mux.HandleFunc("GET /v1/pets", list)

	// swagger:route PUT /pets pets putPets
	//
	// Responses:
	//   204: nothing
	mux.HandleFunc("PUT /v1/pets", put)
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func put(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusConflict) // want `undocumented: status 409 \(Conflict\) for PUT /v1/pets: basepath\.go:\d+ lists 204`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
