package fasthttproutes

import (
	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

func routes() fasthttp.RequestHandler {
	r := router.New()
	r.GET("/get/{id}", get)                        // want `GET /get/{id} get <200>`
	r.DELETE("/files/{path:*}", remove)            // want `DELETE /files/{path...} remove <204>`
	r.DELETE("/optional/{id?}", remove)            // want `DELETE /optional/{id} remove <204>`
	r.DELETE("/digits/{id:[0-9]{2}}", remove)      // want `DELETE /digits/{id} remove <204>`
	r.ANY("/any", get)                             // want `ANY /any get <200>`
	r.Handle("PATCH", "/handle", get)              // want `PATCH /handle get <200>`
	r.Handle(router.MethodWild, "/wild", get)      // want `ANY /wild get <200>`
	r.ServeFiles("/static/{filepath:*}", "./root") // want `GET /static/{filepath...} "./root" <…>`
	g := r.Group("/v1")
	g.DELETE("/x", auth(remove)) // want `DELETE /v1/x remove <204>`
	inner := g.Group("/inner")
	inner.Handle("DELETE", "/{id}", implicit) // want `DELETE /v1/inner/{id} implicit <200>`
	inner.ANY("/any", get)                    // want `ANY /v1/inner/any get <200>`
	r.NotFound = get
	r.DELETE("/error", failing)                        // want `DELETE /error failing <200 304 404 409>`
	r.DELETE("/redirect", redirected)                  // want `DELETE /redirect redirected <303>`
	r.DELETE("/reset", reset)                          // want `DELETE /reset reset <204>`
	r.DELETE("/response", response)                    // want `DELETE /response response <202>`
	r.DELETE("/success", success)                      // want `DELETE /success success <200>`
	r.DELETE("/net", fasthttp.CompressHandler(remove)) // want `DELETE /net remove <204>`
	r.ANY("/tested", tested)                           // want `GET /tested tested <200>` `DELETE /tested tested <204>`
	r.ANY("/switched", switched)                       // want `GET /switched switched <200>` `DELETE /switched switched <202>`
	return r.Handler
}

func auth(h fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) { h(ctx) }
}

func get(ctx *fasthttp.RequestCtx)      { ctx.WriteString("x") }
func remove(ctx *fasthttp.RequestCtx)   { ctx.SetStatusCode(fasthttp.StatusNoContent) }
func implicit(ctx *fasthttp.RequestCtx) {}

func failing(ctx *fasthttp.RequestCtx) {
	switch ctx.UserValue("id") {
	case "a":
		ctx.Error("no", fasthttp.StatusConflict)
	case "b":
		ctx.NotFound()
	case "c":
		ctx.NotModified()
	}
}

// What a handler tests of the method parts its route.

func tested(ctx *fasthttp.RequestCtx) {
	if ctx.IsGet() {
		ctx.SuccessString("text/plain", "x")
		return
	}
	if !ctx.IsDelete() {
		ctx.Error("no", fasthttp.StatusMethodNotAllowed)
		return
	}
	ctx.SetStatusCode(fasthttp.StatusNoContent)
}

func switched(ctx *fasthttp.RequestCtx) {
	switch string(ctx.Method()) {
	case fasthttp.MethodGet:
		ctx.WriteString("x")
	case "DELETE":
		ctx.SetStatusCode(fasthttp.StatusAccepted)
	default:
		ctx.Error("no", fasthttp.StatusMethodNotAllowed)
	}
}

func redirected(ctx *fasthttp.RequestCtx) { ctx.Redirect("/", fasthttp.StatusSeeOther) }

func reset(ctx *fasthttp.RequestCtx) {
	ctx.Response.ResetBody()
	ctx.Response.SetStatusCode(fasthttp.StatusNoContent)
}

func response(ctx *fasthttp.RequestCtx) { ctx.Response.Header.SetStatusCode(fasthttp.StatusAccepted) }

func success(ctx *fasthttp.RequestCtx) { ctx.SuccessString("text/plain", "gone") }
