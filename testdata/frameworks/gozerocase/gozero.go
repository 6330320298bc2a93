// Package gozerocase is a server as goctl lays it out: handlers that are made
// by functions of the service's context, and tables of routes.
package gozerocase

import (
	"net/http"

	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/rest/httpx"
)

type serviceContext struct{ auth rest.Middleware }

func registerHandlers(server *rest.Server, ctx *serviceContext) {
	server.AddRoutes(
		[]rest.Route{
			{Method: http.MethodDelete, Path: "/pets/:id", Handler: wrongHandler(ctx)},
			{Method: http.MethodDelete, Path: "/right/:id", Handler: rightHandler(ctx)},
			{Method: http.MethodPost, Path: "/pets", Handler: createHandler(ctx)},
		},
		rest.WithPrefix("/v1"),
	)
	server.AddRoutes(
		rest.WithMiddlewares(
			[]rest.Middleware{ctx.auth},
			[]rest.Route{
				{
					Method:  http.MethodDelete,
					Path:    "/guarded",
					Handler: guardedHandler(ctx),
				},
			}...,
		),
		rest.WithJwt("secret"),
		rest.WithPrefix("/admin"),
	)
	server.AddRoute(rest.Route{Method: http.MethodDelete, Path: "/implicit", Handler: implicit})
	server.AddRoute(rest.Route{Method: http.MethodDelete, Path: "/helped", Handler: helped})
	server.AddRoute(rest.Route{Method: http.MethodPut, Path: "/empty", Handler: empty})
}

func wrongHandler(ctx *serviceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			httpx.ErrorCtx(r.Context(), w, err)
			return
		}
		httpx.OkJsonCtx(r.Context(), w, ctx) // want `delete: the handler of DELETE /v1/pets/{id} answers 200`
	}
}

func rightHandler(ctx *serviceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
}

func guardedHandler(ctx *serviceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		httpx.WriteJson(w, http.StatusCreated, ctx) // want `DELETE /admin/guarded answers 201`
	}
}

func createHandler(ctx *serviceContext) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		httpx.WriteJsonCtx(r.Context(), w, 422, nil) // want `magic: status 422` `undocumented: status 422`
	}
}

func implicit(w http.ResponseWriter, r *http.Request) {} // want `DELETE /implicit answers an implicit 200`

func helped(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		httpx.Error(w, err)
		return
	}
	done(w) // want `DELETE /helped answers 200`
}

func done(w http.ResponseWriter) { httpx.Ok(w) }

func empty(w http.ResponseWriter, r *http.Request) {
	httpx.WriteJson(w, http.StatusNoContent, nil) // want `nobody: status 204`
}

// The status of the errors that httpx.Error is given is chosen here.
func mapper() {
	httpx.SetErrorHandler(func(err error) (int, any) {
		return http.StatusConflict, err.Error()
	})
}
