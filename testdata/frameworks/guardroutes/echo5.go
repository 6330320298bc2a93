package guardroutes

import (
	"net/http"

	echo "github.com/labstack/echo/v5"
)

func echo5Auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if c.Request().Header.Get("Authorization") == "" {
			return echo.NewHTTPError(http.StatusUnauthorized, "who?")
		}
		return next(c)
	}
}

func echo5Role(role string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if c.Request().Header.Get("Role") != role {
				return c.NoContent(http.StatusForbidden)
			}
			return next(c)
		}
	}
}

func echo5Get(c *echo.Context) error { return c.NoContent(http.StatusAccepted) }

func echo5Server() {
	e := echo.New()
	e.GET("/echo5/a", echo5Get)                 // want `GET /echo5/a echo5Get <202 401>`
	e.Use(echo5Auth)                            // the whole server, before or after
	e.GET("/echo5/b", echo5Get, echo5Role("b")) // want `GET /echo5/b echo5Get <202 401 403>`
	g := e.Group("/echo5/g", echo5Role("g"))
	g.GET("/c", echo5Get) // want `GET /echo5/g/c echo5Get <202 401 403>`
	h := e.Group("/echo5/h")
	h.GET("/d", echo5Get) // want `GET /echo5/h/d echo5Get <202 401>`
	h.Use(echo5Role("h"))
	h.GET("/e", echo5Get) // want `GET /echo5/h/e echo5Get <202 401 403>`
}
