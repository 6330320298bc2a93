// Package registry looks statuses up in a table that a function fills, row by row.
package registry

import "net/http"

type kind int

type about struct {
	Text   string
	Status int
}

var all = map[kind]about{}

func register(a about) kind {
	k := kind(len(all) + 1)
	all[k] = a
	return k
}

var (
	gone = register(about{"gone", http.StatusGone})
	busy = register(about{"busy", http.StatusConflict})
)

func fail(w http.ResponseWriter, k kind) { // summary: 409 410 complete
	w.WriteHeader(all[k].Status)
}

func get(w http.ResponseWriter, r *http.Request) { // summary: 409 410 complete
	fail(w, gone)
}

var codes []int

// Register may be called by other packages too.
func Register(code int) { codes = append(codes, code) }

func init() { Register(http.StatusTeapot) }

func first(w http.ResponseWriter, r *http.Request) { // summary: 418 incomplete
	w.WriteHeader(codes[0])
}
