package echoroutes

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

type row struct {
	method, path string
	handler      echo.HandlerFunc
	middleware   []echo.MiddlewareFunc
}

func routes() {
	e := echo.New()
	e.Any("/any", get)                                         // want `ANY /any get <200>`
	e.Match([]string{http.MethodGet, "DELETE"}, "/match", get) // want `GET /match get <200>` `DELETE /match get <200>`
	api := e.Group("/api", mw)
	api.Add("PATCH", "/added", get, mw) // want `PATCH /api/added get <200>`
	api.Group("/v1").HEAD("/head", get) // want `HEAD /api/v1/head get <200>`
	for _, rt := range []row{
		{"GET", "/rows", get, nil},                                 // want `GET /api/rows get <200>`
		{"DELETE", "/rows/:id", remove, []echo.MiddlewareFunc{mw}}, // want `DELETE /api/rows/{id} remove <204>`
	} {
		api.Add(rt.method, rt.path, rt.handler, rt.middleware...)
	}
	e.File("/favicon.ico", "favicon.ico")                        // want `GET /favicon.ico "favicon.ico" <200 206 304 404 412 416 500>`
	e.Static("/assets", "assets")                                // want `GET /assets/{path...} "assets" <200 206 301 304 404 412 416 500>`
	e.GET("/wrapped", echo.WrapHandler(http.HandlerFunc(plain))) // want `GET /wrapped plain <202>`
	e.RouteNotFound("/*", get)
	g := e.Host("api.example.com")
	g.GET("/hosted", get)                                          // want `GET /hosted get <200>`
	e.GET("/internal", internal)                                   // want `GET /internal internal <204 400>`
	e.GET("/plain/error", plainError)                              // want `GET /plain/error plainError <204 500>`
	e.PUT("/bound", bound)                                         // want `PUT /bound bound <200 400 415>`
	e.DELETE("/checked", checked(accept))                          // want `DELETE /checked accept <202 412 418>`
	e.PUT("/checked/with", checkedWith(http.StatusLocked, accept)) // want `PUT /checked/with accept <202 423>`
}

func mw(next echo.HandlerFunc) echo.HandlerFunc { return next }

func get(c echo.Context) error    { return c.JSON(http.StatusOK, nil) }
func remove(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func internal(c echo.Context) error {
	if c.Param("id") == "" {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(errors.New("no id"))
	}
	return c.NoContent(http.StatusNoContent)
}

func plainError(c echo.Context) error {
	if c.Param("id") == "" {
		return errors.New("no id")
	}
	if err := find(c.Param("id")); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func find(id string) error {
	if id == "0" {
		return errors.New("none")
	}
	return nil
}

func bound(c echo.Context) error {
	var v struct{ Name string }
	if err := c.Bind(&v); err != nil {
		return err
	}
	return c.JSON(http.StatusOK, v)
}

// What a wrapper returns by itself is the middleware's answer.
func checked(next func(echo.Context, string) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Param("id")
		if id == "" {
			return echo.NewHTTPError(http.StatusPreconditionFailed)
		}
		if err := next(c, id); err != nil {
			return echo.ErrTeapot.WithInternal(err)
		}
		return nil
	}
}

func checkedWith(code int, next func(echo.Context, string) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Param("id") == "" {
			return echo.NewHTTPError(code)
		}
		return next(c, "")
	}
}

func accept(c echo.Context, id string) error { return c.NoContent(http.StatusAccepted) }
