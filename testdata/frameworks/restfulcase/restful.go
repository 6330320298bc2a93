package restfulcase

import (
	"net/http"

	restful "github.com/emicklei/go-restful/v3"
)

type pets struct{}

func (p pets) service() *restful.WebService {
	ws := new(restful.WebService)
	ws.Path("/pets").Consumes(restful.MIME_JSON)
	ws.Route(ws.DELETE("/{id}").To(p.remove).Doc("remove").Returns(204, "gone", nil)) // want `magic: status 204`
	ws.Route(ws.DELETE("/right/{id}").To(p.right))
	return ws
}

func (pets) remove(req *restful.Request, resp *restful.Response) {
	resp.WriteHeader(http.StatusOK) // want `DELETE /pets/{id} answers 200`
}

func (pets) right(req *restful.Request, resp *restful.Response) {
	resp.WriteHeader(http.StatusNoContent)
}

// nil is not written.

func empty(req *restful.Request, resp *restful.Response) {
	switch req.PathParameter("id") {
	case "a":
		resp.WriteHeaderAndEntity(http.StatusNoContent, nil)
	case "b":
		resp.WriteHeaderAndJson(http.StatusNoContent, nil, restful.MIME_JSON)
	case "c":
		resp.WriteHeaderAndXml(http.StatusNoContent, nil)
	default:
		resp.WriteHeaderAndEntity(http.StatusNoContent, "gone") // want `nobody: status 204`
	}
}
