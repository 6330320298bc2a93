// Package guardroutes puts middlewares before routes in the ways that each
// framework has, in the order in which it applies them.
package guardroutes

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func ginAuth(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

// ginRole makes a middleware that lets some paths pass.
func ginRole(role string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.FullPath() != "/skipped" && c.GetHeader("Role") != role {
			c.AbortWithStatusJSON(http.StatusForbidden, gin.H{})
			return
		}
		c.Next()
	}
}

func ginGet(c *gin.Context) { c.Status(http.StatusAccepted) }

func ginLimit(r gin.IRoutes) {
	r.Use(func(c *gin.Context) { c.AbortWithStatus(http.StatusTooManyRequests) })
}

func ginServer() {
	r := gin.New()
	r.GET("/gin/before", ginGet) // want `GET /gin/before ginGet <202>`
	early := r.Group("/gin/early")
	r.Use(ginAuth)
	early.GET("/a", ginGet)                                   // want `GET /gin/early/a ginGet <202>`
	r.GET("/gin/after", ginGet)                               // want `GET /gin/after ginGet <202 401>`
	r.GET("/gin/one", ginRole("a"), ginGet)                   // want `GET /gin/one ginGet <202 401 403>`
	admin := r.Group("/gin/admin", ginRole("admin"))          // its own, behind the server's
	admin.GET("/b", ginGet)                                   // want `GET /gin/admin/b ginGet <202 401 403>`
	r.Group("/gin/chain").Use(ginRole("c")).GET("/c", ginGet) // want `GET /gin/chain/c ginGet <202 401 403>`
	r.GET("/gin/still", ginGet)                               // want `GET /gin/still ginGet <202 401>`
	limited := r.Group("/gin/limited")
	ginLimit(limited)
	limited.GET("/d", ginGet) // want `GET /gin/limited/d ginGet <202 401 429>`
	r.Use(gin.BasicAuthForProxy(gin.Accounts{}, ""))
	ginRoutes(r)
}

// ginRoutes registers on a router that its caller has guarded.
func ginRoutes(r *gin.Engine) {
	r.GET("/gin/passed", ginGet) // want `GET /gin/passed ginGet <202 401 407>`
}
