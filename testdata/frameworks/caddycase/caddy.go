// Package caddycase is a plugin of caddy: a handler that returns errors which
// carry statuses, and routes of the admin API.
package caddycase

import (
	"errors"
	"net/http"

	"github.com/caddyserver/caddy/v2"
	"github.com/caddyserver/caddy/v2/modules/caddyhttp"
)

type handler struct{}

func (handler) ServeHTTP(w http.ResponseWriter, r *http.Request, next caddyhttp.Handler) error {
	switch r.URL.Path {
	case "/gone":
		return caddyhttp.Error(410, errors.New("gone")) // want `magic: status 410` `undocumented: status 410`
	case "/locked":
		return caddyhttp.HandlerError{StatusCode: http.StatusLocked} // want `undocumented: status 423`
	}
	if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE answers 200`
		return nil
	}
	return next.ServeHTTP(w, r)
}

type admin struct{}

func (a admin) Routes() []caddy.AdminRoute {
	return []caddy.AdminRoute{
		{Pattern: "/pets/", Handler: caddy.AdminHandlerFunc(a.pets)},
	}
}

func (admin) pets(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodPost {
		return caddy.APIError{HTTPStatus: http.StatusMethodNotAllowed, Err: errors.New("no")}
	}
	return caddy.APIError{HTTPStatus: 422} // want `magic: status 422` `undocumented: status 422`
}
