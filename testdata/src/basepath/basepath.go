// Package basepath documents its routes below a base path, where they are
// registered.
//
// @title    pets
// @BasePath /v1
package basepath

import (
	"net/http"

	"basepath/web"
	"respond"
)

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

	// swagger:route POST /pets pets makePets
	//
	// Responses:
	//   201: pets
	mux.HandleFunc("POST /v1/pets", silentHelped)

	// swagger:route GET /refused pets refused
	//
	// A handler of another module is told where it is registered.
	//
	// Responses:
	//   200: pets
	mux.HandleFunc("GET /v1/refused", respond.Created) // want `undocumented: status 201 \(Created\) for GET /v1/refused, but basepath\.go:\d+ documents 200 \(OK\)`
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
		http.Error(
			w, "told where the status is named, and not at the call",
			http.StatusConflict, // want `undocumented: status 409 \(Conflict\) for PUT /v1/pets: basepath\.go:\d+ lists 204`
		)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// What a helper of this module names is told in its own package.
func silentBrew(w http.ResponseWriter, r *http.Request) { web.Brew(w) }

// Which of its statuses a helper comes to, this route does not choose.
func silentHelped(w http.ResponseWriter, r *http.Request) {
	if refused(w, len(r.Host)) {
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func refused(w http.ResponseWriter, n int) bool {
	switch n {
	case 0:
		http.Error(w, "none", http.StatusConflict)
	case 1:
		w.WriteHeader(http.StatusNoContent)
	default:
		return false
	}
	return true
}
