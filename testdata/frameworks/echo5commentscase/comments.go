// Package echo5commentscase has handlers that comments document.
package echo5commentscase

import (
	"net/http"

	"github.com/labstack/echo/v5"
)

// show hides what it was told: the error that is answered is the outer one.
//
// @Success 200 {string} string
// @Failure 503 {string} string
// @Router  /user [get]
func show(c *echo.Context) error {
	user, err := claims(c)
	if err != nil {
		return echo.NewHTTPError(http.StatusServiceUnavailable, "no user").Wrap(err)
	}
	return c.String(http.StatusOK, user)
}

func claims(c *echo.Context) (string, error) {
	if c.Request().Host == "" {
		// Not right yet: the outer error's status is the one that goes out, in every
		// handler that calls this.
		return "", echo.NewHTTPError(http.StatusConflict, "no token") // want `undocumented: status 409 \(Conflict\): no comment in this package documents it`
	}
	return c.Request().Host, nil
}
