package muxcase

import (
	"net/http"

	"github.com/gorilla/handlers"
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

func registerByMethod(m *mux.Router, deep bool) {
	m.Handle("/by/method", handlers.MethodHandler{
		http.MethodGet:    http.HandlerFunc(byMethodGet),
		http.MethodDelete: http.HandlerFunc(byMethodDelete),
	})
	table := handlers.MethodHandler{"GET": http.HandlerFunc(byMethodGet)}
	if deep {
		table["DELETE"] = handlers.RecoveryHandler()(http.HandlerFunc(byVariable))
	}
	m.Handle("/by/variable", table)
	m.Handle("/by/factory", byFactory(&store{}))
}

func byMethodGet(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func byMethodDelete(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /by/method answers 200`
}

func byVariable(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /by/variable answers 200`
}

type store struct{}

func byFactory(s *store) http.Handler {
	return handlers.MethodHandler{"GET": http.HandlerFunc(byMethodGet), "DELETE": http.HandlerFunc(s.byFactory)}
}

func (s *store) byFactory(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /by/factory answers 200`
}
