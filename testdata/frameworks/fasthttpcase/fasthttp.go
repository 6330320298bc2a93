// Package fasthttpcase is a server on fasthttp and its router.
package fasthttpcase

import (
	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

type server struct{ router *router.Router }

func routes() fasthttp.RequestHandler {
	s := &server{router: router.New()}
	s.router.DELETE("/pets/{id}", wrong)
	s.router.DELETE("/right/{id:[0-9]+}", right)
	s.router.Handle(fasthttp.MethodDelete, "/handled", implicit)
	v1 := s.router.Group("/api").Group("/v1")
	v1.DELETE("/helped/{file:*}", s.helped)
	for path, h := range map[string]fasthttp.RequestHandler{"/looped": looped} {
		v1.DELETE(path, h)
	}
	v1.GET("/pets", list)
	v1.POST("/pets", create)
	v1.PUT("/pets/{id?}", update)
	return s.router.Handler
}

func wrong(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusOK) // want `delete: the handler of DELETE /pets/{id} answers 200`
	ctx.SetBodyString("gone")
}

func right(ctx *fasthttp.RequestCtx) { ctx.Response.SetStatusCode(fasthttp.StatusNoContent) }

func implicit(ctx *fasthttp.RequestCtx) { // want `DELETE /handled answers an implicit 200`
	ctx.Response.Header.Set("X-Gone", "1")
}

func (s *server) helped(ctx *fasthttp.RequestCtx) {
	reply(ctx, fasthttp.StatusAccepted, "later")
	if len(ctx.Path()) == 0 {
		reply(ctx, fasthttp.StatusCreated, "") // want `DELETE /api/v1/helped/{file...} answers 201`
	}
}

func reply(ctx *fasthttp.RequestCtx, code int, body string) {
	ctx.Response.Header.SetStatusCode(code)
	ctx.WriteString(body)
}

func looped(ctx *fasthttp.RequestCtx) {
	ctx.SuccessString("text/plain", "gone") // want `DELETE /api/v1/looped answers an implicit 200`
}

func list(ctx *fasthttp.RequestCtx) {
	switch {
	case !ctx.IsGet():
		ctx.Error("no", 422) // want `magic: status 422` `undocumented: status 422`
	case ctx.IfModifiedSince(ctx.Time()):
		ctx.NotModified() // want `undocumented: status 304`
	case ctx.Response.StatusCode() == 200: // want `magic: status 200`
		ctx.NotFound()
	default:
		ctx.Redirect("/", fasthttp.StatusSeeOther) // want `undocumented: status 303`
	}
}

func create(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusCreated)
	ctx.SetBody(nil)
}

func update(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusNoContent)
	ctx.SetBodyString("kept") // want `nobody: status 204`
}
