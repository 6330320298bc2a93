// Package commentorder documents statuses in ascending order, and not.
package commentorder

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("GET /ascending", ascending)
	mux.HandleFunc("GET /mixed", mixed)
}

// @Success     200 {object} string
// @Failure     404 {object} problem
// @Failure     500 {object} problem
// @Router      /ascending [get]
func ascending(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == "" {
		w.WriteHeader(http.StatusBadRequest) // want `status 400`
	}
	w.WriteHeader(http.StatusOK)
}

// @Failure     500 {object} problem
// @Success     200 {object} string
// @Failure     404 {object} problem
// @Router      /mixed [get]
func mixed(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == "" {
		w.WriteHeader(http.StatusBadRequest) // want `status 400`
	}
	w.WriteHeader(http.StatusOK)
}
