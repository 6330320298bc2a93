// Package web has helpers, whose statuses are told here, once.
package web

import "net/http"

func Brew(w http.ResponseWriter) {
	w.WriteHeader(http.StatusTeapot) // want `undocumented: status 418 \(I'm a teapot\): the built-in table does not list it`
}
