// Package http stands in for gofr.dev/pkg/gofr/http, as its parent does.
package http

import "net/http"

type ErrorEntityNotFound struct{ Name, Value string }

func (ErrorEntityNotFound) Error() string   { return "none" }
func (ErrorEntityNotFound) StatusCode() int { return http.StatusNotFound }

type ErrorInvalidParam struct{ Params []string }

func (ErrorInvalidParam) Error() string   { return "no param" }
func (ErrorInvalidParam) StatusCode() int { return http.StatusBadRequest }

type StatusCodeResponder interface{ StatusCode() int }
