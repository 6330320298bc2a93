package guardroutes

import (
	"net/http"

	echo "github.com/labstack/echo/v4"
)

func echo4Auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Authorization") == "" {
			return echo.NewHTTPError(http.StatusUnauthorized, "who?")
		}
		return next(c)
	}
}

func echo4Role(role string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if c.Request().Header.Get("Role") != role {
				return c.NoContent(http.StatusForbidden)
			}
			return next(c)
		}
	}
}

func echo4Get(c echo.Context) error { return c.NoContent(http.StatusAccepted) }

func echo4Server() {
	e := echo.New()
	e.GET("/echo4/a", echo4Get)                 // want `GET /echo4/a echo4Get <202 401>`
	e.Use(echo4Auth)                            // the whole server, before or after
	e.GET("/echo4/b", echo4Get, echo4Role("b")) // want `GET /echo4/b echo4Get <202 401 403>`
	g := e.Group("/echo4/g", echo4Role("g"))
	g.GET("/c", echo4Get) // want `GET /echo4/g/c echo4Get <202 401 403>`
	h := e.Group("/echo4/h")
	h.GET("/d", echo4Get) // want `GET /echo4/h/d echo4Get <202 401>`
	h.Use(echo4Role("h"))
	h.GET("/e", echo4Get) // want `GET /echo4/h/e echo4Get <202 401 403>`
}
