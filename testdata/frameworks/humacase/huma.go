package humacase

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

type input struct {
	ID string `path:"id"`
}

type withBody struct{ Body string }

type empty struct{}

func routes(api huma.API) {
	huma.Delete(api, "/pets/{id}", wrong)
	huma.Delete(api, "/right/{id}", silentRight)
	huma.Register(api, huma.Operation{Method: http.MethodDelete, Path: "/described", DefaultStatus: 200}, described) // want `magic: status 200`
}

func wrong(ctx context.Context, in *input) (*withBody, error) { // want `DELETE /pets/{id} answers an implicit 200`
	if in.ID == "" {
		return nil, huma.Error422UnprocessableEntity("no") // want `undocumented: status 422`
	}
	return &withBody{}, nil
}

func silentRight(ctx context.Context, in *input) (*empty, error) {
	return nil, huma.Error404NotFound("no")
}

func described(ctx context.Context, in *input) (*empty, error) { // want `DELETE /described answers an implicit 200`
	return nil, huma.NewError(418, "x") // want `magic: status 418` `undocumented: status 418`
}
