package echo5routes

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v5"
)

func routes() {
	e := echo.New()
	e.Any("/any", get)                                                       // want `ANY /any get <200>`
	e.Match([]string{http.MethodGet, "DELETE"}, "/match", get)               // want `GET /match get <200>` `DELETE /match get <200>`
	e.AddRoute(echo.Route{Method: "PUT", Path: "/routed/:id", Handler: get}) // want `PUT /routed/{id} get <200>`
	g := e.Group("/api")
	g.QUERY("/query", get)            // want `QUERY /api/query get <200>`
	g.Add("DELETE", "/added", remove) // want `DELETE /api/added remove <204>`
	g.GET("/wrapped/error", wrapped)  // want `GET /api/wrapped/error wrapped <201 400>`
}

func get(c *echo.Context) error    { return c.JSON(http.StatusOK, nil) }
func remove(c *echo.Context) error { return c.NoContent(http.StatusNoContent) }

func wrapped(c *echo.Context) error {
	if c.Param("id") == "" {
		return echo.NewHTTPError(http.StatusBadRequest, "no").Wrap(errors.New("no id"))
	}
	return c.JSON(http.StatusCreated, nil)
}
