package echocase

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func routes(e *echo.Echo) {
	e.PUT("/bound", silentBound)
	g := e.Group("/api")
	g.DELETE("/pets/:id", wrong)
	g.DELETE("/nil", implicit)
	g.DELETE("/right", right)
	g.DELETE("/mw", right, middleware)
	g.Add(http.MethodDelete, "/added", added)
	g.GET("/errors", errs)
}

func middleware(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("A") == "" {
			return echo.ErrUnauthorized
		}
		return next(c)
	}
}

func wrong(c echo.Context) error {
	if c.Param("id") == "" {
		return echo.NewHTTPError(http.StatusNotFound, "no pet")
	}
	return c.JSON(http.StatusOK, nil) // want `DELETE /api/pets/{id} answers 200`
}

func implicit(c echo.Context) error { // want `DELETE /api/nil answers an implicit 200`
	if c.Param("id") == "" {
		return echo.ErrNotFound
	}
	return nil
}

func right(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func added(c echo.Context) error {
	return c.String(200, "gone") // want `magic: status 200` `DELETE /api/added answers 200`
}

func errs(c echo.Context) error {
	if c.Param("x") == "" {
		return echo.NewHTTPError(http.StatusTeapot) // want `undocumented: status 418`
	}
	if c.Response().Status == 404 { // want `magic: status 404`
		return &echo.HTTPError{Code: 423} // want `magic: status 423` `undocumented: status 423`
	}
	return echo.ErrTooManyRequests // want `undocumented: status 429`
}

// What Bind answers is named by nobody: 400, and 415.
func silentBound(c echo.Context) error {
	var v struct{ Name string }
	if err := c.Bind(&v); err != nil {
		return err
	}
	return read(c, &v)
}

func read(c echo.Context, v any) error {
	if err := c.Bind(v); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
