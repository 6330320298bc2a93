// Package cornerroutes has what frameworks answer by themselves, and middlewares.
package cornerroutes

import (
	"context"
	"fmt"

	"github.com/beego/beego/v2/server/web"
	beego "github.com/beego/beego/v2/server/web/context"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
	"github.com/emicklei/go-restful/v3"
	"github.com/fasthttp/router"
	"github.com/gin-gonic/gin"
	fiber2 "github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/basicauth"
	fiber3 "github.com/gofiber/fiber/v3"
	"github.com/kataras/iris/v12"
	echo4 "github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	echo5 "github.com/labstack/echo/v5"
	"github.com/valyala/fasthttp"
	"gopkg.in/macaron.v1"
)

func ginCorners() {
	r := gin.New()
	r.GET("/negotiate", negotiate) // want `GET /negotiate negotiate <200 406>`
}

func negotiate(c *gin.Context) { c.Negotiate(200, gin.Negotiate{}) }

// echo v4 looks at the outermost error alone.
func echoCorners() {
	e := echo4.New()
	e.GET("/wrapped", wrapped) // want `GET /wrapped wrapped <500>`
	e.GET("/plain", carried)   // want `GET /plain carried <403>`
	g := e.Group("/g", middleware.BasicAuth(nil))
	g.GET("/x", carried) // want `GET /g/x carried <401 403>`
	f := echo5.New()
	f.GET("/file", file)     // want `GET /file file <200 206 304 404 412 416 500>`
	f.GET("/own", own)       // want `GET /own own <429>`
	f.GET("/five", wrapped5) // want `GET /five wrapped5 <403>`
}

func wrapped(c echo4.Context) error   { return fmt.Errorf("no: %w", echo4.ErrForbidden) }
func carried(c echo4.Context) error   { return echo4.ErrForbidden }
func wrapped5(c *echo5.Context) error { return fmt.Errorf("no: %w", echo5.ErrForbidden) }
func file(c *echo5.Context) error     { return c.File("x") }
func own(c *echo5.Context) error      { return tooMany{} }

type tooMany struct{}

func (tooMany) Error() string   { return "" }
func (tooMany) StatusCode() int { return 429 }

func fiberCorners() {
	a := fiber2.New()
	a.Get("/download", download) // want `GET /download download <200 206 304 403 404 416 500>`
	a.Use("/admin", basicauth.New(basicauth.Config{}))
	a.Get("/admin/x", text)  // want `GET /admin/x text <200 401>`
	a.Get("/public/x", text) // want `GET /public/x text <200>`
	b := fiber3.New()
	b.Get("/download", download3) // want `GET /download download3 <200 206 304 403 404 416 500>`
}

// The router comes from elsewhere; the path of the middleware is still below it.
func given(a *fiber2.App) {
	a.Use("/admin", basicauth.New(basicauth.Config{}))
	a.Get("/admin/y", text)  // want `GET …/admin/y text <200 401>`
	a.Get("/public/y", text) // want `GET …/public/y text <200>`
}

func download(c *fiber2.Ctx) error { return c.Download("x") }
func text(c *fiber2.Ctx) error     { return c.SendString("x") }
func download3(c fiber3.Ctx) error { return c.Download("x") }

func restfulCorners(c *restful.Container) {
	ws := new(restful.WebService)
	ws.Path("/r")
	ws.Route(ws.DELETE("/open").To(drop))                    // want `DELETE /r/open drop <204>`
	ws.Route(ws.DELETE("/filtered").Filter(filter).To(drop)) // want `DELETE /r/filtered drop <204 401>`
	c.Add(ws)
}

func drop(q *restful.Request, p *restful.Response) { p.WriteHeader(204) }

func filter(q *restful.Request, p *restful.Response, chain *restful.FilterChain) {
	if q.HeaderParameter("x") == "" {
		p.WriteErrorString(401, "x")
		return
	}
	chain.ProcessFilter(q, p)
}

func irisCorners() {
	a := iris.New()
	a.Get("/file", irisFile)   // want `GET /file irisFile <200 206 304 404 412 416 500>`
	a.Get("/before", irisNone) // want `GET /before irisNone <204>`
	a.Use(irisAuth)
	a.Get("/after", irisNone) // want `GET /after irisNone <204 401>`
	p := iris.New().Party("/p", irisAuth)
	p.Get("/x", irisNone) // want `GET /p/x irisNone <204 401>`
}

func irisFile(c iris.Context) { c.ServeFile("x") }
func irisNone(c iris.Context) { c.StatusCode(204) }

func irisAuth(c iris.Context) {
	if c.GetHeader("x") == "" {
		c.StopWithStatus(401)
		return
	}
	c.Next()
}

func macaronCorners() {
	m := macaron.New()
	m.Use(macaronAuth)
	m.Get("/file", macaronFile) // want `GET /file macaronFile <200 206 304 401 404 412 416 500>`
}

func macaronFile(c *macaron.Context) { c.ServeFile("x") }

func macaronAuth(c *macaron.Context) {
	if c.Query("x") == "" {
		c.Error(401)
	}
}

func otherCorners() {
	web.Get("/download", beegoDownload) // want `GET /download beegoDownload <200 206 301 304 400 403 404 412 416 500>`
	h := server.New()
	h.GET("/file", hertzFile) // want `GET /file hertzFile <200 206 304 403 404 416 500>`
	r := router.New()
	r.GET("/file", fastFile) // want `GET /file fastFile <200 206 302 304 403 404 416 500>`
}

func beegoDownload(c *beego.Context)                     { c.Output.Download("x") }
func hertzFile(c context.Context, r *app.RequestContext) { r.File("x") }
func fastFile(c *fasthttp.RequestCtx)                    { c.SendFile("x") }
