package echo5case

import (
	"net/http"

	"github.com/labstack/echo/v5"
)

func routes(e *echo.Echo) {
	g := e.Group("/api")
	g.DELETE("/pets/:id", wrong)
	g.DELETE("/nil", implicit)
	g.DELETE("/right", right)
	e.AddRoute(echo.Route{Method: http.MethodDelete, Path: "/described", Handler: described})
}

func wrong(c *echo.Context) error {
	return c.JSON(http.StatusOK, nil) // want `DELETE /api/pets/{id} answers 200`
}

func implicit(c *echo.Context) error { return nil } // want `DELETE /api/nil answers an implicit 200`

func right(c *echo.Context) error { return c.NoContent(http.StatusNoContent) }

func described(c *echo.Context) error {
	return c.String(http.StatusCreated, "x") // want `DELETE /described answers 201`
}

type teapot struct{}

func (teapot) Error() string   { return "short and stout" }
func (teapot) StatusCode() int { return 418 } // want `magic: status 418`
