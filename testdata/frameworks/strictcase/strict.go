// Package strictcase implements a strict server of oapi-codegen's: handlers
// return objects that write themselves.
package strictcase

import (
	"context"
	"errors"
	"net/http"

	"github.com/statuslint/statuslint/testdata/frameworks/strictcase/api"
)

type server struct{ pets map[string]api.Pet }

var _ api.StrictServerInterface = (*server)(nil)

func routes(mux *http.ServeMux) http.Handler {
	strict := api.NewStrictHandler(&server{}, nil)
	return api.HandlerWithOptions(strict, api.StdHTTPServerOptions{BaseRouter: mux})
}

func (s *server) DeletePet(ctx context.Context, req api.DeletePetRequestObject) (api.DeletePetResponseObject, error) {
	p, ok := s.pets[req.Id]
	switch {
	case !ok:
		return api.DeletePet404JSONResponse{}, nil
	case p.Name == "locked":
		return api.DeletePetdefaultJSONResponse{StatusCode: 423}, nil // want `magic: status 423` `undocumented: status 423`
	case p.Name == "kept":
		return api.DeletePet200JSONResponse(p), nil // want `delete: the handler of DELETE /pets/{id} answers 200`
	case p.Name == "":
		return nil, errors.New("no name")
	}
	return api.DeletePet204Response{}, nil
}

func (s *server) CreatePet(ctx context.Context, req api.CreatePetRequestObject) (api.CreatePetResponseObject, error) {
	if req.Body == nil {
		return teapot(), nil
	}
	return api.CreatePet201JSONResponse{Name: req.Body.Name}, nil
}

func teapot() api.CreatePetResponseObject {
	return &api.CreatePet418Response{} // want `undocumented: status 418`
}

func (s *server) ReplacePet(ctx context.Context, req api.ReplacePetRequestObject) (api.ReplacePetResponseObject, error) {
	var res api.ReplacePet200Response
	return res, nil
}
