package muxcase

import (
	"net/http"

	"github.com/gorilla/mux"
)

func routes() {
	r := mux.NewRouter()
	api := r.PathPrefix("/api").Subrouter()
	api.HandleFunc("/pets/{id:[0-9]+}", wrong).Methods("DELETE")
	api.Methods(http.MethodDelete).Path("/builder").HandlerFunc(builder)
	api.Path("/other").Methods("GET", "DELETE").Handler(http.HandlerFunc(other)).Name("other")
	api.Handle("/right", auth(http.HandlerFunc(right))).Methods("DELETE")
}

func auth(h http.Handler) http.Handler { return h }

func wrong(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /api/pets/{id} answers 200`
}

func builder(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /api/builder answers 200`
}

func other(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /api/other answers 200`
}

func right(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
