package macaronroutes

import (
	"net/http"

	"gopkg.in/macaron.v1"
)

func routes() {
	m := macaron.New()
	m.Get("/get/:id", mw, get)                              // want `GET /get/{id} get <200>`
	m.Get("/int/:id:int", get)                              // want `GET /int/{id} get <200>`
	m.Get("/files/*", get)                                  // want `GET /files/{path...} get <200>`
	m.Get("/re/:id([0-9]+)", get)                           // want `GET /re/{id} get <200>`
	m.Any("/any", mw, get)                                  // want `ANY /any get <200>`
	m.Route("/routed", "GET, DELETE", mw, get)              // want `GET /routed get <200>` `DELETE /routed get <200>`
	m.Handle("PUT", "/handled", []macaron.Handler{mw, get}) // want `PUT /handled get <200>`
	m.Get("/named", get).Name("named")                      // want `GET /named get <200>`
	m.Combo("/combo", mw).
		Get(get).         // want `GET /combo get <200>`
		Post(mw, create). // want `POST /combo create <201>`
		Delete(remove).   // want `DELETE /combo remove <204>`
		Name("combo")
	m.Group("/api", func() {
		m.Get("", get) // want `GET /api get <200>`
		m.Group("/v1", func() {
			m.Combo("/:id").Get(get).Delete(remove) // want `GET /api/v1/{id} get <200>` `DELETE /api/v1/{id} remove <204>`
			m.Get("/x", get)                        // want `GET /api/v1/x get <200>`
		}, mw)
		registerInside(m)
	}, mw, mw)
	m.Group("/func", func() { registerInside(m) })
	m.Group("/value", inner(m))
	m.NotFound(get)
	m.Delete("/implicit", implicit) // want `DELETE /implicit implicit <200>`
	m.Delete("/text", text)         // want `DELETE /text text <200>`
	m.Delete("/result", result)     // want `DELETE /result result <204 400>`
	m.Delete("/error", failing)     // want `DELETE /error failing <204 500>`
}

func registerInside(m *macaron.Macaron) {
	m.Get("/inside", get) // want `GET /api/inside get <200>` `GET /func/inside get <200>`
}

func inner(m *macaron.Macaron) func() {
	return func() {
		// wrong: `GET /value/x get <200>`
		m.Get("/x", get) // want `GET /x get <200>`
	}
}

func mw(ctx *macaron.Context) {}

func get(ctx *macaron.Context)      { ctx.PlainText(http.StatusOK, nil) }
func create(ctx *macaron.Context)   { ctx.JSON(http.StatusCreated, nil) }
func remove(ctx *macaron.Context)   { ctx.Status(http.StatusNoContent) }
func implicit(ctx *macaron.Context) {}

func text(r macaron.Render) { r.PlainText(http.StatusOK, []byte("gone")) }

func result(ctx *macaron.Context) (int, string) {
	if ctx.Params("id") == "" {
		return http.StatusBadRequest, "no"
	}
	return http.StatusNoContent, ""
}

func failing(ctx *macaron.Context) {
	if ctx.Params("id") == "" {
		ctx.Error(http.StatusInternalServerError, "no")
		return
	}
	ctx.Status(http.StatusNoContent)
}
