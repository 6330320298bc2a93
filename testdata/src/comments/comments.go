// Package comments has handlers that swag comments document.
package comments

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("POST /pets", create)
	mux.HandleFunc("DELETE /pets/{id}", remove)
}

// @Summary  a new pet
// @Success  200 {object} string "made"
// @Failure  400 {object} problem "bad"
// @Router   /pets [post]
func create(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.Error(w, "twice", http.StatusConflict) // want `undocumented: status 409 \(Conflict\) for POST /pets: comments.go:14 lists 200, 400`
		return
	}
	if r.URL.Path == "/" {
		http.Error(w, "bad", http.StatusBadRequest)
		return
	}
	if r.URL.Path == "/x" {
		http.Error(w, "common", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated) // want `undocumented: status 201 \(Created\) for POST /pets, but comments.go:14 documents 200 \(OK\)`
}

// @Success  200
// @Failure  default {object} problem
// @Router   /pets/{id} [delete]
func remove(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.Error(w, "default documents it", http.StatusTeapot)
		return
	}
	w.WriteHeader(http.StatusOK) // documented: the rule delete is silent
}

// silentMapper is shared: which arm a route can reach is not known.
func silentMapper(w http.ResponseWriter, err error) {
	switch err {
	case errGone:
		http.Error(w, "gone", http.StatusGone) // want `undocumented: status 410 \(Gone\): the built-in table does not list it`
	default:
		http.Error(w, "no", http.StatusBadRequest)
	}
}

var errGone = http.ErrAbortHandler

// @Success  200 {object} string
// @Failure  40' {object} string // want `undocumented: "40'" is no status code`
// @Router   /bad [get]
func bad(w http.ResponseWriter, r *http.Request) {
	silentMapper(w, errGone)
}

func registerBoxes(mux *http.ServeMux) { mux.HandleFunc("/boxes/{id}", box) }

// box is documented for two of the methods that it answers.
//
// @Success  200 {object} string
// @Router   /boxes/{id} [get]
// @Success  200 {object} string
// @Router   /boxes/{id} [delete]
func box(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		w.WriteHeader(http.StatusOK)
	case http.MethodDelete:
		w.WriteHeader(http.StatusOK) // documented: the rule delete is silent
	default:
		http.Error(w, "no", http.StatusMethodNotAllowed)
	}
}
