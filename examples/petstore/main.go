// Petstore is a small server with the mistakes that statuslint finds.
package main

import (
	"encoding/json"
	"errors"
	"log"
	"net/http"

	"example.com/petstore/store"
)

func main() {
	s := &server{store: store.New()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pets/{id}", s.get)
	mux.HandleFunc("POST /pets", s.create)
	mux.HandleFunc("DELETE /pets/{id}", s.remove)
	log.Fatal(http.ListenAndServe("localhost:8080", mux))
}

type server struct{ store *store.Store }

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	pet, err := s.store.Get(r.PathValue("id"))
	if err != nil {
		fail(w, err)
		return
	}
	reply(w, 200, pet)
}

func (s *server) create(w http.ResponseWriter, r *http.Request) {
	var pet store.Pet
	if err := json.NewDecoder(r.Body).Decode(&pet); err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	s.store.Put(pet)
	reply(w, http.StatusCreated, pet)
}

func (s *server) remove(w http.ResponseWriter, r *http.Request) {
	if err := s.store.Remove(r.PathValue("id")); err != nil {
		fail(w, err)
		return
	}
	reply(w, http.StatusOK, nil)
}

// fail answers with the status that an error carries.
func fail(w http.ResponseWriter, err error) {
	var e *store.Error
	if errors.As(err, &e) {
		http.Error(w, e.Text, e.Status)
		return
	}
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

func reply(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}
