// Package gincommentscase has handlers that comments document.
package gincommentscase

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// login binds: what cannot be bound is answered 400 by gin.
//
// @Success 200
// @Failure 401
// @Router  /login [post]
func login(c *gin.Context) {
	var form struct{ Name string }
	if err := c.Bind(&form); err != nil { // want `undocumented: status 400 \(Bad Request\) for POST /login: comments.go:14 lists 200, 401`
		return
	}
	if form.Name == "" {
		c.Status(http.StatusUnauthorized)
		return
	}
	c.Status(http.StatusOK)
}
