// Package respond is the helper in another package.
package respond

import (
	"errors"
	"net/http"

	"example.com/kit"
)

// JSON answers with v.
func JSON(w http.ResponseWriter, v any, code int) { kit.Reply(w, code, v) }

// Fail answers with what the error says, else 500. Its type is a third module's.
func Fail(w http.ResponseWriter, err error) {
	var e *kit.Error
	if errors.As(err, &e) {
		JSON(w, e.Text, e.Code)
		return
	}
	JSON(w, nil, http.StatusInternalServerError)
}
