// Package macaroncase is a server on macaron, whose handlers may be any function.
package macaroncase

import (
	"net/http"

	"gopkg.in/macaron.v1"
)

func routes() {
	m := macaron.Classic()
	m.Use(macaron.Renderer())
	m.Delete("/pets/:id", auth, wrong)
	m.Delete("/right/:id:int", right)
	m.Group("/api", func() {
		m.Group("/v1", func() {
			m.Delete("/implicit", implicit)
			m.Combo("/combo").Get(get).Delete(combined)
		})
		m.Route("/routed", "GET,DELETE", routed)
	})
	m.Handle("DELETE", "/handled", []macaron.Handler{auth, handled})
	m.Delete("/result", result)
	m.Delete("/results", results)
	m.Delete("/helped", helped)
	m.Put("/body", body)
}

func auth(ctx *macaron.Context) {
	if ctx.Req.Header.Get("Authorization") == "" {
		ctx.Status(http.StatusUnauthorized)
	}
}

func wrong(ctx *macaron.Context) {
	ctx.JSON(http.StatusOK, "gone") // want `delete: the handler of DELETE /pets/{id} answers 200`
}

func right(ctx *macaron.Context) { ctx.Status(http.StatusNoContent) }

func implicit(ctx *macaron.Context) {} // want `DELETE /api/v1/implicit answers an implicit 200`

func get(ctx *macaron.Context) {
	if ctx.Resp.Status() == 404 { // want `magic: status 404`
		ctx.Redirect("/") // no finding: a redirect call (3.11a)
		return
	}
	ctx.PlainText(http.StatusTeapot, nil) // want `undocumented: status 418`
}

func combined(ctx *macaron.Context) {
	ctx.PlainText(http.StatusOK, []byte("gone")) // want `DELETE /api/v1/combo answers 200`
}

func routed(ctx *macaron.Context) {
	ctx.XML(http.StatusCreated, nil) // want `DELETE /api/routed answers 201`
}

func handled(ctx *macaron.Context) {
	ctx.HTML(http.StatusOK, "gone") // want `DELETE /handled answers 200`
}

func result() (int, string) {
	return http.StatusOK, "gone" // want `DELETE /result answers 200`
}

func results(ctx *macaron.Context) (int, string) {
	if ctx.Query("soft") != "" {
		return 422, "no" // want `magic: status 422` `undocumented: status 422`
	}
	return http.StatusNoContent, ""
}

func helped(ctx *macaron.Context) {
	done(ctx) // want `DELETE /helped answers 200`
}

func done(ctx *macaron.Context) { ctx.RawData(http.StatusOK, nil) }

func body(r macaron.Render) {
	r.JSON(http.StatusNoContent, nil) // want `nobody: status 204`
}
