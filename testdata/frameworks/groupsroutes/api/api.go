// Package api registers on groups that it is given.
package api

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type API struct{ group *gin.RouterGroup }

func New(g *gin.RouterGroup) *API { return &API{group: g} }

func (a *API) Register() {
	a.group.DELETE("/:id", remove)
}

func Register(g *gin.RouterGroup) { g.DELETE("/registered", remove) }

func Other(g *gin.RouterGroup) { g.DELETE("/other", remove) }

type Module struct{}

func (Module) Register(g *gin.RouterGroup) { g.DELETE("/module", remove) }

func remove(c *gin.Context) { c.Status(http.StatusNoContent) }
