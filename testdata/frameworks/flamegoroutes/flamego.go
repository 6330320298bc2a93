package flamegoroutes

import (
	"net/http"

	"github.com/flamego/flamego"
)

func routes() {
	f := flamego.Classic()
	f.Use(flamego.Renderer())
	f.Get("/get/{id}", mw, get)                          // want `GET /get/{id} get <200>`
	f.Get("/re/{id: /[0-9]+/}/x", get)                   // want `GET /re/{id}/x get <200>`
	f.Get("/files/{path: **}", get)                      // want `GET /files/{path...} get <200>`
	f.Any("/any", mw, get)                               // want `ANY /any get <200>`
	f.Routes("/routes", "GET,DELETE", mw, get)           // want `GET /routes get <200>` `DELETE /routes get <200>`
	f.Route("PUT", "/route", []flamego.Handler{mw, get}) // want `PUT /route get <200>`
	f.Combo("/combo", mw).Get(get).Delete(mw, remove)    // want `GET /combo get <200>` `DELETE /combo remove <204>`
	f.Group("/api", func() {
		f.Get("/x", get) // want `GET /api/x get <200>`
		f.Group("/v1", func() {
			f.Combo("/{id}").Delete(remove) // want `DELETE /api/v1/{id} remove <204>`
		}, mw)
	})
	f.Delete("/named", remove).Name("named") // want `DELETE /named remove <204>`
	f.Delete("/result", result)              // want `DELETE /result result <202>`
	f.Delete("/results", results)            // want `DELETE /results results <204 400>`
	f.Delete("/rendered", rendered)          // want `DELETE /rendered rendered <200 409>`
	f.Delete("/redirect", redirect)          // want `DELETE /redirect redirect <302>`
	f.Delete("/implicit", implicit)          // want `DELETE /implicit implicit <200>`
	f.Delete("/header", header)              // want `DELETE /header header <204>`
}

func mw(c flamego.Context) { c.Next() }

func get(r flamego.Render)         { r.PlainText(http.StatusOK, "x") }
func remove(c flamego.Context)     { c.ResponseWriter().WriteHeader(http.StatusNoContent) }
func implicit(c flamego.Context)   {}
func redirect(c flamego.Context)   { c.Redirect("/") }
func header(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }
func result() (int, string)        { return http.StatusAccepted, "later" }

func results(c flamego.Context) (int, error) {
	if c.Param("id") == "" {
		return http.StatusBadRequest, nil
	}
	return http.StatusNoContent, nil
}

func rendered(c flamego.Context, r flamego.Render) {
	if c.Param("id") == "" {
		r.JSON(http.StatusConflict, "no")
		return
	}
	r.JSON(http.StatusOK, "gone")
}
