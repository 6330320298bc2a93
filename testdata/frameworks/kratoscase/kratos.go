// Package kratoscase is a server on kratos, with routes as protoc-gen-go-http
// writes them.
package kratoscase

import (
	"context"
	stdhttp "net/http"

	"github.com/go-kratos/kratos/v2/errors"
	"github.com/go-kratos/kratos/v2/transport/http"
)

type petServer interface {
	DeletePet(context.Context, *deletePetRequest) (*empty, error)
}

type deletePetRequest struct{ ID string }

type empty struct{}

func registerPetHTTPServer(s *http.Server, srv petServer) {
	r := s.Route("/")
	r.DELETE("/v1/pets/{id}", _Pet_DeletePet0_HTTP_Handler(srv))
	v2 := r.Group("/v2")
	v2.DELETE("/right/{id}", right)
	v2.DELETE("/implicit", implicit)
	v2.DELETE("/helped", helped)
	v2.Handle(stdhttp.MethodDelete, "/handled", handled)
	v2.POST("/pets", create)
	s.HandleFunc("/healthz", health)
}

func _Pet_DeletePet0_HTTP_Handler(srv petServer) func(ctx http.Context) error {
	return func(ctx http.Context) error {
		var in deletePetRequest
		if err := ctx.BindVars(&in); err != nil {
			return err
		}
		out, err := srv.DeletePet(ctx, &in)
		if err != nil {
			return err
		}
		return ctx.Result(200, out) // want `magic: status 200` `delete: the handler of DELETE /v1/pets/{id} answers 200`
	}
}

func right(ctx http.Context) error { return ctx.Blob(stdhttp.StatusNoContent, "text/plain", nil) }

func implicit(ctx http.Context) error { // want `DELETE /v2/implicit answers an implicit 200`
	ctx.Response().Header().Set("X-Gone", "1")
	return nil
}

func helped(ctx http.Context) error {
	return done(ctx) // want `DELETE /v2/helped answers 200`
}

func done(ctx http.Context) error { return ctx.JSON(stdhttp.StatusOK, "gone") }

func handled(ctx http.Context) error {
	if ctx.Query().Get("soft") != "" {
		return errors.New(423, "LOCKED", "no") // want `magic: status 423` `undocumented: status 423`
	}
	if err := ctx.Bind(nil); err != nil {
		return errors.Errorf(429, "BUSY", "%v", err) // want `magic: status 429` `undocumented: status 429`
	}
	return ctx.String(stdhttp.StatusNoContent, "")
}

func create(ctx http.Context) error {
	if errors.Code(ctx.Bind(nil)) == 404 { // want `magic: status 404`
		return errors.NotFound("PET", "none")
	}
	if ctx.Query().Has("gone") {
		return errors.ClientClosed("CLOSED", "gone") // want `undocumented: status 499`
	}
	return ctx.XML(stdhttp.StatusNoContent, "x") // want `nobody: status 204`
}

func health(w http.ResponseWriter, r *http.Request) { w.WriteHeader(stdhttp.StatusTeapot) } // want `undocumented: status 418`

// A service names statuses by errors: they are answered when the framework
// gets them.
type service struct{}

func (service) DeletePet(ctx context.Context, in *deletePetRequest) (*empty, error) {
	if in.ID == "" {
		return nil, errors.BadRequest("ID", "none")
	}
	return &empty{}, nil
}

// nil is not encoded.
func emptied(ctx http.Context) error {
	if ctx.Query().Get("id") == "" {
		return ctx.Result(stdhttp.StatusNoContent, "gone") // want `nobody: status 204`
	}
	return ctx.Result(stdhttp.StatusNoContent, nil)
}
