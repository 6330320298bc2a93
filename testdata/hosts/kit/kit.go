// Package kit stands for a module of somebody else's: nothing in it is reported,
// but what its functions write is known.
package kit

import (
	"encoding/json"
	"net/http"
)

// An Error carries a status to whoever answers.
type Error struct {
	Code int
	Text string
}

func (e *Error) Error() string { return e.Text }

// Reply answers with v.
func Reply(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if v != nil {
		json.NewEncoder(w).Encode(v)
	}
}

// Teapot answers 418, whatever is asked.
func Teapot(w http.ResponseWriter) { w.WriteHeader(418) }

// A Client keeps the last response.
type Client struct{ Response *http.Response }
