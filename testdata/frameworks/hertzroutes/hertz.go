package hertzroutes

import (
	"context"
	"errors"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
	"github.com/cloudwego/hertz/pkg/route"
)

func routes() {
	h := server.New()
	h.GET("/get/:id", get)                          // want `GET /get/{id} get <200>`
	h.Handle("DELETE", "/handle/*path", mw, remove) // want `DELETE /handle/{path...} remove <204>`
	h.Any("/any", get)                              // want `ANY /any get <200>`
	h.DELETEEX("/ex", remove, "remove")             // want `DELETE /ex remove <204>`
	h.HandleEX("PUT", "/handle/ex", get, "get")     // want `PUT /handle/ex get <200>`
	h.StaticFile("/favicon.ico", "favicon.ico")     // want `GET /favicon.ico "favicon.ico" <…>`
	h.Static("/assets", "./assets")                 // want `GET /assets "./assets" <…>`
	h.StaticFS("/fs", &app.FS{})                    // want `GET /fs .* <…>`
	h.NoRoute(get)
	api := h.Group("/api", mw)
	api.Use(mw)
	{
		api.DELETE("/x", mw, mw, remove) // want `DELETE /api/x remove <204>`
		v1 := api.Group("v1")
		v1.GET("y", get)              // want `GET /api/v1/y get <200>`
		v1.Group("/").GET("/z/", get) // want `GET /api/v1/z/ get <200>`
	}
	h.Group("/used").Use(mw).GET("/x", get) // want `GET /used/x get <200>`
	register(h.Group("/registered"))
	iface(h.Group("/iface"))
	root := h.Group("/", rootMw()...)
	{
		_v1 := root.Group("/generated", mws()...)
		_v1.DELETE("/:id", append(mws(), remove)...) // want `DELETE /generated/{id} remove <204>`
	}
	h.DELETE("/abort", abort)        // want `DELETE /abort abort <204 400>`
	h.DELETE("/abort/json", json)    // want `DELETE /abort/json json <204 409>`
	h.DELETE("/abort/msg", msg)      // want `DELETE /abort/msg msg <204 418>`
	h.DELETE("/abort/error", failed) // want `DELETE /abort/error failed <204 500>`
	h.DELETE("/redirect", redirect)  // want `DELETE /redirect redirect <302>`
	h.DELETE("/implicit", implicit)  // want `DELETE /implicit implicit <200>`
	h.DELETE("/body", body)          // want `DELETE /body body <200>`
	h.DELETE("/by/helper", byHelper) // want `DELETE /by/helper byHelper <202>`
	h.DELETE("/left", left)          // want `DELETE /left left <204 …>`
	h.DELETE("/raw", raw)            // want `DELETE /raw raw <203>`
}

func register(g *route.RouterGroup) {
	g.DELETE("/x", remove) // want `DELETE /registered/x remove <204>`
}

func iface(r route.IRouter) {
	r.Group("/in").Handle("DELETE", "/x", remove) // want `DELETE /iface/in/x remove <204>`
	r.Any("/any", get)                            // want `ANY /iface/any get <200>`
}

func rootMw() []app.HandlerFunc { return nil }
func mws() []app.HandlerFunc    { return []app.HandlerFunc{mw} }

func mw(ctx context.Context, c *app.RequestContext) { c.Next(ctx) }

func get(ctx context.Context, c *app.RequestContext)      { c.String(consts.StatusOK, "x") }
func remove(ctx context.Context, c *app.RequestContext)   { c.Status(consts.StatusNoContent) }
func implicit(ctx context.Context, c *app.RequestContext) {}
func body(ctx context.Context, c *app.RequestContext)     { c.WriteString("gone") }
func redirect(ctx context.Context, c *app.RequestContext) {
	c.Redirect(consts.StatusFound, []byte("/"))
}
func byHelper(ctx context.Context, c *app.RequestContext) { answer(c, consts.StatusAccepted) }

func answer(c *app.RequestContext, code int) { c.JSON(code, nil) }

func abort(ctx context.Context, c *app.RequestContext) {
	if c.Param("id") == "" {
		c.AbortWithStatus(consts.StatusBadRequest)
		return
	}
	c.Status(consts.StatusNoContent)
}

func json(ctx context.Context, c *app.RequestContext) {
	if c.Param("id") == "" {
		c.AbortWithStatusJSON(consts.StatusConflict, nil)
		return
	}
	c.SetStatusCode(consts.StatusNoContent)
}

func msg(ctx context.Context, c *app.RequestContext) {
	if c.Param("id") == "" {
		c.AbortWithMsg("no", consts.StatusTeapot)
		return
	}
	c.SetStatusCode(consts.StatusNoContent)
}

func failed(ctx context.Context, c *app.RequestContext) {
	if c.Param("id") == "" {
		c.AbortWithError(consts.StatusInternalServerError, errors.New("no"))
		return
	}
	c.SetStatusCode(consts.StatusNoContent)
}

func left(ctx context.Context, c *app.RequestContext) {
	if c.Param("id") == "" {
		c.Error(errors.New("no"))
		return
	}
	c.SetStatusCode(consts.StatusNoContent)
}

func raw(ctx context.Context, c *app.RequestContext) {
	c.Response.SetStatusCode(consts.StatusNonAuthoritativeInfo)
	c.Response.SetBodyString("x")
}
