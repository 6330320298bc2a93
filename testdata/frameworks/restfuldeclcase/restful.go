// Package restfuldeclcase declares what its routes return.
package restfuldeclcase

import (
	"net/http"

	restful "github.com/emicklei/go-restful/v3"
)

type pets struct{ code int }

func (p pets) service() *restful.WebService {
	ws := new(restful.WebService)
	ws.Path("/pets")
	ws.Route(ws.DELETE("/{id}").To(p.remove).
		Doc("remove").
		Returns(http.StatusNoContent, "gone", nil).
		Returns(http.StatusNotFound, "none", nil))
	ws.Route(ws.GET("/{id}").To(p.get).
		Do(returns404, func(b *restful.RouteBuilder) {
			b.ReturnsWithHeaders(http.StatusForbidden, "no", nil, nil)
		}))
	ws.Route(ws.GET("/default").To(silentDefault).
		Returns(http.StatusNotFound, "none", nil).
		DefaultReturns("whatever", nil))
	ws.Route(ws.GET("/open").To(silentOpen).Do(p.declare).Returns(p.code, "unknown", nil).Returns(http.StatusNotFound, "none", nil))
	ws.Route(ws.GET("/success").To(silentSuccess).Returns(http.StatusOK, "ok", nil))

	held := ws.PUT("/{id}").To(p.put)
	held.Returns(http.StatusNotFound, "none", nil)
	ws.Route(held)
	return ws
}

func returns404(b *restful.RouteBuilder) {
	b.Returns(http.StatusNotFound, "none", nil)
}

func (p pets) declare(b *restful.RouteBuilder) {}

func (pets) remove(req *restful.Request, resp *restful.Response) {
	if req.PathParameter("id") == "" {
		resp.WriteErrorString(http.StatusConflict, "no") // want `undocumented: status 409 \(Conflict\) for DELETE /pets/{id}: restful.go:18 lists 404`
		return
	}
	if req.PathParameter("id") == "none" {
		resp.WriteErrorString(http.StatusNotFound, "none")
		return
	}
	resp.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /pets/{id} answers 200`
}

func (pets) get(req *restful.Request, resp *restful.Response) {
	switch req.PathParameter("id") {
	case "":
		resp.WriteErrorString(http.StatusNotFound, "none")
	case "secret":
		resp.WriteErrorString(http.StatusForbidden, "no")
	case "late":
		resp.WriteErrorString(http.StatusInternalServerError, "always possible")
	default:
		resp.WriteErrorString(http.StatusConflict, "no") // want `undocumented: status 409 \(Conflict\) for GET /pets/{id}: restful.go:\d+ lists 403, 404`
	}
}

func (pets) put(req *restful.Request, resp *restful.Response) {
	resp.WriteErrorString(http.StatusConflict, "no") // want `undocumented: status 409 \(Conflict\) for PUT /pets/{id}: restful.go:30 lists 404`
}

func silentDefault(req *restful.Request, resp *restful.Response) {
	resp.WriteErrorString(http.StatusConflict, "no")
}

func silentOpen(req *restful.Request, resp *restful.Response) {
	resp.WriteErrorString(http.StatusConflict, "no")
}

func silentSuccess(req *restful.Request, resp *restful.Response) {
	resp.WriteErrorString(http.StatusConflict, "no")
}
