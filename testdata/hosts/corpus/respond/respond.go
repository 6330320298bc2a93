// Package respond is the helper in another package.
package respond

import (
	"net/http"

	"example.com/kit"
)

// JSON answers with v.
func JSON(w http.ResponseWriter, v any, code int) { kit.Reply(w, code, v) }

// Fail answers with what the error says.
func Fail(w http.ResponseWriter, err error) { kit.Fail(w, err) }
