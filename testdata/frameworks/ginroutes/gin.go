package ginroutes

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

type api struct{ engine *gin.Engine }

type row struct {
	method, path string
	handlers     []gin.HandlerFunc
}

func routes() {
	a := &api{engine: gin.New()}
	r := a.engine
	r.HEAD("/head", a.get)                                    // want `HEAD /head api.get <200>`
	r.Any("/any", a.get)                                      // want `ANY /any api.get <200>`
	r.Match([]string{http.MethodGet, "PUT"}, "/match", a.get) // want `GET /match api.get <200>` `PUT /match api.get <200>`
	r.StaticFS("/files", http.Dir("."))                       // want `GET /files/{filepath...} http.Dir\("."\) <200 206 301 304 400 403 404 412 416 500>`
	r.StaticFile("/favicon.ico", "favicon.ico")               // want `GET /favicon.ico "favicon.ico" <200 206 301 304 400 403 404 412 416 500>`
	r.Static("/assets", "assets")                             // want `GET /assets/{filepath...} "assets" <200 206 301 304 400 403 404 412 416 500>`
	r.Group("/chained").Use(mw).GET("/x", a.get)              // want `GET /chained/x api.get <200>`
	r.GET("/first", a.get).                                   // want `GET /first api.get <200>`
									POST("/second", mw, a.create). // want `POST /second api.create <201>`
									Use(mw).
									DELETE("/third", a.remove) // want `DELETE /third api.remove <204>`
	get := r.GET
	get("/value", a.get)                                      // want `GET /value api.get <200>`
	r.GET("/spread", append([]gin.HandlerFunc{mw}, a.get)...) // want `GET /spread api.get <200>`
	for _, m := range []string{"GET", "POST"} {
		r.Handle(m, "/looped", a.get) // want `GET /looped api.get <200>` `POST /looped api.get <200>`
	}
	add := func(path string, h gin.HandlerFunc) { r.DELETE(path, mw, h) }
	add("/closure", a.remove) // want `DELETE /closure api.remove <204>`
	a.admin(r.Group("/admin"))
	sub(a.group("/made")).GET("/x", a.get) // want `GET /made/sub/x api.get <200>`
	r.NoRoute(a.get)
	for _, rt := range a.table() {
		r.Handle(rt.method, rt.path, rt.handlers...)
	}
	for path, h := range map[string]gin.HandlerFunc{"/one": a.get, "/two": a.remove} { // want `DELETE /one api.get <200>` `DELETE /two api.remove <204>`
		r.DELETE(path, h)
	}
	a.failures()
}

func (a *api) table() []row {
	return []row{
		{"GET", "/rows", []gin.HandlerFunc{a.get}},               // want `GET /rows api.get <200>`
		{"DELETE", "/rows/:id", []gin.HandlerFunc{mw, a.remove}}, // want `DELETE /rows/{id} api.remove <204>`
		{"POST", "/rows", gin.HandlersChain{mw, mw, a.create}},   // want `POST /rows api.create <201>`
	}
}

func (a *api) group(p string) *gin.RouterGroup { return a.engine.Group(p) }

func sub(g *gin.RouterGroup) gin.IRoutes { return g.Group("/sub").Use(mw) }

func (a *api) admin(g gin.IRouter) {
	users := g.Group("users")
	{
		users.DELETE("/:id/", a.remove) // want `DELETE /admin/users/{id}/ api.remove <204>`
		users.DELETE("", a.remove)      // want `DELETE /admin/users api.remove <204>`
	}
}

func mw(c *gin.Context) {}

func (a *api) get(c *gin.Context)    { c.JSON(http.StatusOK, nil) }
func (a *api) remove(c *gin.Context) { c.Status(http.StatusNoContent) }
func (a *api) create(c *gin.Context) { c.JSON(http.StatusCreated, nil) }

// Errors that are collected are answered by a middleware.

func (a *api) failures() {
	a.engine.DELETE("/left", left)                                           // want `DELETE /left left <204 …>`
	a.engine.DELETE("/left/by/helper", leftByHelper)                         // want `DELETE /left/by/helper leftByHelper <204 …>`
	a.engine.DELETE("/left/and/answered", leftAndAnswered)                   // want `DELETE /left/and/answered leftAndAnswered <204 400>`
	a.engine.DELETE("/left/and/answered/by/helper", leftAndAnsweredByHelper) // want `DELETE /left/and/answered/by/helper leftAndAnsweredByHelper <204 400>`
	a.engine.DELETE("/answered/and/left", answeredAndLeft)                   // want `DELETE /answered/and/left answeredAndLeft <204 400>`
}

func left(c *gin.Context) {
	if c.Param("id") == "" {
		c.Error(errors.New("no id"))
		return
	}
	c.Status(http.StatusNoContent)
}

func leftByHelper(c *gin.Context) {
	if c.Param("id") == "" {
		fail(c, errors.New("no id"))
		return
	}
	c.Status(http.StatusNoContent)
}

func fail(c *gin.Context, err error) {
	_ = c.Error(err).SetType(gin.ErrorTypePublic)
	c.Abort()
}

func leftAndAnswered(c *gin.Context) {
	if c.Param("id") == "" {
		c.Error(errors.New("no id"))
		c.JSON(http.StatusBadRequest, nil)
		return
	}
	c.Status(http.StatusNoContent)
}

func leftAndAnsweredByHelper(c *gin.Context) {
	if c.Param("id") == "" {
		answer(c, errors.New("no id"))
		return
	}
	c.Status(http.StatusNoContent)
}

func answer(c *gin.Context, err error) {
	c.Error(err)
	c.AbortWithStatusJSON(http.StatusBadRequest, nil)
}

func answeredAndLeft(c *gin.Context) {
	if c.Param("id") == "" {
		c.Status(http.StatusBadRequest)
		c.Error(errors.New("no id"))
		return
	}
	c.Status(http.StatusNoContent)
}
