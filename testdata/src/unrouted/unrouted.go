// Package unrouted registers most of what its document has.
package unrouted

import "net/http"

func Server() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/pets", servesHeadToo)
	mux.HandleFunc("/v1/pets/{id}", anyMethodAndOtherName)
	mux.HandleFunc("GET /v1/files/", subtree)
	mux.HandleFunc("GET /about", outsideOfTheServers)
	return mux
}

func servesHeadToo(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func anyMethodAndOtherName(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func subtree(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func outsideOfTheServers(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
