// Package prefixed has a configuration and a document of its own, whose servers
// say what it covers.
package prefixed

import "net/http"

func Server() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v2/toys", ok)
	mux.HandleFunc("DELETE /v2/toys", ok) // want "unlisted: DELETE /v2/toys is served, but api.yaml does not document it"
	mux.HandleFunc("GET /v1/pets", outsideOfTheServers)
	return mux
}

func ok(w http.ResponseWriter, r *http.Request)                  { w.WriteHeader(http.StatusOK) }
func outsideOfTheServers(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
