// Package pets answers for pets.
package pets

import (
	"net/http"

	"example.com/kit"
	"example.com/shop/respond"
)

// Register registers the handlers.
func Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /pets", list)
	mux.HandleFunc("POST /pets", create)
	mux.HandleFunc("GET /pets/{id}", get)
	mux.HandleFunc("DELETE /pets/{id}", remove)
	mux.HandleFunc("GET /old", old)
	mux.HandleFunc("GET /broken", broken)
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") != "" {
		w.WriteHeader(304)
		w.Write([]byte("as before"))
		return
	}
	respond.JSON(w, []string{}, 200)
}

func create(w http.ResponseWriter, r *http.Request) {
	if err := insert(r); err != nil {
		respond.Fail(w, err)
		return
	}
	respond.JSON(w, "made", http.StatusCreated)
}

func insert(r *http.Request) error {
	if r.ContentLength == 0 {
		return &kit.Error{Code: 422, Text: "no pet"}
	}
	return nil
}

// get returns a pet.
//
//	@Success	200	{object}	string
//	@Failure	410	{object}	string
//	@Router		/pets/{id} [get]
func get(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		http.Error(w, "no such pet", http.StatusNotFound)
		return
	}
	respond.JSON(w, "a pet", http.StatusOK)
}

func remove(w http.ResponseWriter, r *http.Request) {
	kit.Reply(w, http.StatusOK, "gone")
}

func old(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("really") {
		w.WriteHeader(404) //nolint:statuslint // for golangci-lint and nogo alone
		return
	}
	w.WriteHeader(500) //statuslint:ignore magic the page is about the number
}

func broken(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(60) //statuslint:ignore delete there is nothing of the kind here
}
