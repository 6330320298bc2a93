package restfulroutes

import (
	"net/http"

	restful "github.com/emicklei/go-restful/v3"
)

type pets struct{ root string }

func routes() {
	c := restful.NewContainer()
	c.Add(pets{root: "/pets"}.service())
	c.Add(built())
	c.Add(grouped("/groups"))
	c.Handle("/handled", http.HandlerFunc(plain)) // want `ANY /handled plain <200>`
	ws := new(restful.WebService)
	ws.Route(ws.GET("/rootless").To(get)) // want `GET /rootless get <200>`
	ws.Route(ws.GET("").To(get))          // want `GET / get <200>`
	restful.Add(ws)
}

func (p pets) service() *restful.WebService {
	ws := new(restful.WebService)
	ws.
		Path(p.root).
		Doc("pets").
		Consumes(restful.MIME_JSON, restful.MIME_XML).
		Produces(restful.MIME_JSON)
	ws.Route(ws.GET("/").To(get).Doc("all"))    // want `GET /pets/ get <200>`
	ws.Route(ws.GET("/{id:[0-9]+}/x").To(get))  // want `GET /pets/{id}/x get <200>`
	ws.Route(ws.GET("/files/{path:*}").To(get)) // want `GET /pets/files/{path...} get <200>`
	ws.Route(ws.DELETE("/{id}").                // a chain over lines
							Param(ws.PathParameter("id", "the pet").DataType("string")).
							Returns(http.StatusNoContent, "gone", nil).
							Filter(filter).
							To(remove)) // want `DELETE /pets/{id} remove <204>`
	ws.Route(ws.Method("PATCH").Path("/{id}").To(get))                     // want `PATCH /pets/{id} get <200>`
	ws.Route(ws.PUT("{id}").To(get).Operation("replace"))                  // want `PUT /pets/{id} get <200>`
	ws.Route(new(restful.RouteBuilder).Method("GET").Path("/new").To(get)) // want `GET /pets/new get <200>`
	route := ws.POST("").To(create)                                        // want `POST /pets create <201>`
	route.Returns(201, "made", nil)
	ws.Route(route)
	b := ws.HEAD("/head")
	b.To(get) // want `HEAD /pets/head get <200>`
	ws.Route(b)
	for _, rt := range []struct {
		method, path string
		fn           restful.RouteFunction
	}{
		{"GET", "/rows", get},            // want `GET /pets/rows get <200>`
		{"DELETE", "/rows/{id}", remove}, // want `DELETE /pets/rows/{id} remove <204>`
	} {
		ws.Route(ws.Method(rt.method).Path(rt.path).To(rt.fn))
	}
	ws.Route(ws.DELETE("/factory").To(made(1)))    // want `DELETE /pets/factory made <200>`
	ws.Route(ws.DELETE("/implicit").To(implicit))  // want `DELETE /pets/implicit implicit <200>`
	ws.Route(ws.DELETE("/by/helper").To(byHelper)) // want `DELETE /pets/by/helper byHelper <202 404>`
	ws.Route(ws.DELETE("/error").To(failing))      // want `DELETE /pets/error failing <204 400 409 410 500>`
	ws.Route(p.builder(ws).To(get))                // want `GET /pets/helper get <200>`
	ws.Route(ws.GET("/first").To(get)).            // want `GET /pets/first get <200>`
							Route(ws.GET("/second").To(get)) // want `GET /pets/second get <200>`
	ws.Route(p.whole(ws).Doc("whole"))
	p.register(ws, "/registered", remove) // want `DELETE /pets/registered remove <204>`
	return ws
}

func (pets) builder(ws *restful.WebService) *restful.RouteBuilder { return ws.GET("/helper") }

func (pets) whole(ws *restful.WebService) *restful.RouteBuilder {
	return ws.GET("/whole").To(get) // want `GET /pets/whole get <200>`
}

func (pets) register(ws *restful.WebService, path string, fn restful.RouteFunction) {
	ws.Route(ws.DELETE(path).To(fn))
}

func built() *restful.WebService {
	ws := new(restful.WebService).Path("/built").Produces("*/*")
	ws.Route(ws.GET("/x").To(get)) // want `GET /built/x get <200>`
	return ws
}

func grouped(root string) *restful.WebService {
	ws := &restful.WebService{}
	ws.Path(root + "/v1")
	ws.Route(ws.GET("/x").To(get)) // want `GET /groups/v1/x get <200>`
	return ws
}

func filter(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	chain.ProcessFilter(req, resp)
}

func plain(w http.ResponseWriter, r *http.Request) {}

func get(req *restful.Request, resp *restful.Response)    { resp.WriteAsJson(nil) }
func remove(req *restful.Request, resp *restful.Response) { resp.WriteHeader(http.StatusNoContent) }
func create(req *restful.Request, resp *restful.Response) {
	resp.WriteHeaderAndEntity(http.StatusCreated, nil)
}
func implicit(req *restful.Request, resp *restful.Response) {}

func made(n int) restful.RouteFunction {
	return func(req *restful.Request, resp *restful.Response) { resp.WriteHeader(http.StatusOK) }
}

func byHelper(req *restful.Request, resp *restful.Response) {
	if req.PathParameter("id") == "" {
		reply(resp, http.StatusNotFound)
		return
	}
	reply(resp, http.StatusAccepted)
}

func reply(resp *restful.Response, code int) { resp.WriteHeaderAndJson(code, nil, restful.MIME_JSON) }

func failing(req *restful.Request, resp *restful.Response) {
	switch req.PathParameter("id") {
	case "":
		resp.WriteErrorString(http.StatusBadRequest, "no id")
	case "a":
		resp.WriteError(http.StatusConflict, nil)
	case "b":
		resp.WriteServiceError(http.StatusGone, restful.NewError(http.StatusGone, "gone"))
	case "c":
		resp.InternalServerError()
	default:
		resp.WriteHeader(http.StatusNoContent)
	}
}
