// Package store keeps pets.
package store

import "net/http"

// A Pet is a pet.
type Pet struct{ ID, Name string }

// An Error carries the status that it is answered with.
type Error struct {
	Status int
	Text   string
}

func (e *Error) Error() string { return e.Text }

// A Store keeps pets by their id.
type Store struct{ pets map[string]Pet }

// New returns an empty store.
func New() *Store { return &Store{pets: make(map[string]Pet)} }

// Get returns a pet.
func (s *Store) Get(id string) (Pet, error) {
	pet, ok := s.pets[id]
	if !ok {
		return Pet{}, &Error{Status: 404, Text: "no such pet"}
	}
	return pet, nil
}

// Put keeps a pet.
func (s *Store) Put(p Pet) { s.pets[p.ID] = p }

// Remove forgets a pet.
func (s *Store) Remove(id string) error {
	if id == "teapot" {
		return &Error{Status: http.StatusTeapot, Text: "short and stout"}
	}
	if _, ok := s.pets[id]; !ok {
		return &Error{Status: http.StatusNotFound, Text: "no such pet"}
	}
	delete(s.pets, id)
	return nil
}
