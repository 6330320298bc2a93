package httprouterroutes

import (
	"fmt"
	"net/http"

	"github.com/julienschmidt/httprouter"
)

type app struct{ router *httprouter.Router }

func routes() http.Handler {
	a := &app{router: httprouter.New()}
	r := a.router
	r.GET("/get/:id", get)                                                                   // want `GET /get/{id} get <200>`
	r.HEAD("/head", get)                                                                     // want `HEAD /head get <200>`
	r.OPTIONS("/options", get)                                                               // want `OPTIONS /options get <200>`
	r.PATCH("/patch", get)                                                                   // want `PATCH /patch get <200>`
	r.Handle("DELETE", "/handle/:id", remove)                                                // want `DELETE /handle/{id} remove <204>`
	r.Handle(http.MethodPut, "/files/*filepath", get)                                        // want `PUT /files/{filepath...} get <200>`
	r.Handler("DELETE", "/handler", http.HandlerFunc(plain))                                 // want `DELETE /handler plain <200>`
	r.HandlerFunc(http.MethodDelete, "/func", plain)                                         // want `DELETE /func plain <200>`
	r.DELETE("/wrapped", a.auth(remove))                                                     // want `DELETE /wrapped remove <204>`
	r.DELETE("/logged", logged("x", a.auth(a.remove)))                                       // want `DELETE /logged app.remove <404>`
	r.DELETE("/literal", func(w http.ResponseWriter, _ *http.Request, _ httprouter.Params) { // want `DELETE /literal routes.func <204>`
		w.WriteHeader(http.StatusNoContent)
	})
	r.DELETE("/adapted", adapt(plain))               // want `DELETE /adapted plain <200>`
	r.ServeFiles("/static/*filepath", http.Dir(".")) // want `GET /static/{filepath...} http.Dir\("."\) <…>`
	r.NotFound = http.HandlerFunc(plain)
	const v1 = "/v1"
	r.GET(v1+"/x", get)                 // want `GET /v1/x get <200>`
	r.GET(fmt.Sprintf("%s/y", v1), get) // want `GET /v1/y get <200>`
	a.handle("GET", "/wrapper", get)    // want `GET /wrapper get <200>`
	a.delete("/wrapper/:id", remove)    // want `DELETE /wrapper/{id} remove <204>`
	for path, h := range map[string]httprouter.Handle{
		"/one": get,    // want `GET /one get <200>`
		"/two": remove, // want `GET /two remove <204>`
	} {
		r.GET(path, h)
	}
	return r
}

func (a *app) handle(method, path string, h httprouter.Handle) {
	a.router.Handle(method, path, a.auth(h))
}

func (a *app) delete(path string, h httprouter.Handle) { a.handle(http.MethodDelete, path, h) }

func (a *app) auth(h httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) { h(w, r, ps) }
}

func logged(name string, h httprouter.Handle) httprouter.Handle { return h }

func adapt(h http.HandlerFunc) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, _ httprouter.Params) { h(w, r) }
}

func get(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {}
func remove(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {
	w.WriteHeader(http.StatusNoContent)
}
func plain(w http.ResponseWriter, r *http.Request) {}

func (a *app) remove(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {
	http.NotFound(w, r)
}
