package gozeroroutes

import (
	"errors"
	"net/http"

	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/rest/httpx"
)

type context struct{ auth rest.Middleware }

func routes(server *rest.Server, svc *context) {
	server.AddRoutes(
		[]rest.Route{
			{
				Method:  http.MethodGet,
				Path:    "/list",
				Handler: list(svc), // want `GET /api/v1/list list <200 400>`
			},
			{Method: "DELETE", Path: "/:id", Handler: remove(svc)}, // want `DELETE /api/v1/{id} remove <200 400>`
		},
		rest.WithPrefix("/api/v1"),
		rest.WithJwt("secret"),
	)
	server.AddRoutes(
		rest.WithMiddlewares(
			[]rest.Middleware{svc.auth},
			[]rest.Route{
				{Method: http.MethodPut, Path: "/x", Handler: list(svc)}, // want `PUT /inner/x list <200 400>`
			}...,
		),
		rest.WithPrefix("/inner"),
	)
	server.AddRoute(rest.Route{Method: "DELETE", Path: "/one", Handler: plain})                                                   // want `DELETE /one plain <204>`
	server.AddRoute(rest.Route{Path: "/two", Method: "DELETE", Handler: rest.ToMiddleware(wrap)(plain)}, rest.WithPrefix("/pre")) // want `DELETE /pre/two plain <204 …>`
	table := []rest.Route{{http.MethodGet, "/three", plain}}                                                                      // want `GET /three plain <204>`
	table = append(table, rest.Route{Method: "POST", Path: "/four", Handler: plain})                                              // want `POST /four plain <204>`
	server.AddRoutes(table)
	server.AddRoutes(made(), rest.WithTimeout(1), rest.WithPrefix(prefix))
	for _, r := range made() {
		server.AddRoute(r, rest.WithPrefix("/loop"))
	}
}

const prefix = "/made"

func made() []rest.Route {
	return []rest.Route{
		{Method: "GET", Path: "/x", Handler: plain}, // want `GET /made/x plain <204>` `GET /loop/x plain <204>`
	}
}

func wrap(h http.Handler) http.Handler { return h }

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func list(svc *context) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var req struct{}
		if err := httpx.Parse(r, &req); err != nil {
			httpx.ErrorCtx(r.Context(), w, err)
			return
		}
		httpx.OkJsonCtx(r.Context(), w, nil)
	}
}

func remove(svc *context) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := find(r.URL.Path); err != nil {
			httpx.Error(w, err)
		} else {
			httpx.Ok(w)
		}
	}
}

func find(id string) error {
	if id == "" {
		return errors.New("none")
	}
	return nil
}
