// Package humadeclcase declares errors beside its operations, from which huma
// makes documentation: they are held against what handlers return.
package humadeclcase

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

type input struct {
	ID string `path:"id"`
}

type output struct{ Body string }

type empty struct{}

var common = []int{http.StatusUnauthorized, http.StatusForbidden}

func routes(api huma.API) {
	huma.Register(api, huma.Operation{
		Method: http.MethodDelete,
		Path:   "/pets/{id}",
		Errors: []int{http.StatusNotFound},
	}, remove)
	huma.Register(api, huma.Operation{
		Method: http.MethodPut, Path: "/pets/{id}",
		Errors: append(common, 404), // want `magic: status 404`
	}, replace)
	huma.Register(api, huma.Operation{
		Method: http.MethodPost, Path: "/pets", DefaultStatus: http.StatusTeapot,
		Responses: map[string]*huma.Response{"409": {Description: "twice"}},
	}, create)
	huma.Get(api, "/pets/{id}", get, func(o *huma.Operation) {
		o.Errors = []int{http.StatusNotFound}
	})
	huma.Get(api, "/open", silentOpen, errors())
	huma.Register(api, huma.Operation{
		Method: http.MethodPatch, Path: "/default",
		Responses: map[string]*huma.Response{"404": {}, "default": {Description: "any"}},
	}, silentDefault)
	huma.Get(api, "/none", silentNone)
	huma.Register(api, huma.Operation{
		Method: http.MethodPut, Path: "/success", DefaultStatus: http.StatusCreated,
		Responses: map[string]*huma.Response{"201": {Description: "made"}},
	}, silentSuccess)
}

func errors() func(o *huma.Operation) {
	return func(o *huma.Operation) { o.Summary = "made elsewhere" }
}

func remove(ctx context.Context, in *input) (*empty, error) {
	switch in.ID {
	case "locked":
		return nil, huma.Error409Conflict("no") // want `undocumented: status 409 \(Conflict\) for DELETE /pets/{id}: huma.go:26 lists 404`
	case "":
		return nil, huma.Error404NotFound("no")
	case "invalid":
		return nil, huma.Error422UnprocessableEntity("huma adds it to every list")
	}
	return nil, huma.Error500InternalServerError("no")
}

func replace(ctx context.Context, in *input) (*output, error) {
	if in.ID == "" {
		return nil, huma.Error403Forbidden("no")
	}
	return nil, huma.NewError(http.StatusGone, "no") // want `undocumented: status 410 \(Gone\) for PUT /pets/{id}: huma.go:\d+ lists 401, 403, 404`
}

// The success is named in the declaration, and held against the tables.
func create(ctx context.Context, in *struct{ Body string }) (*output, error) {
	return nil, huma.Error404NotFound("no") // want `undocumented: status 404 \(Not Found\) for POST /pets: huma.go:34 lists 409`
}

func get(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error400BadRequest("no") // want `undocumented: status 400 \(Bad Request\) for GET /pets/{id}: huma.go:37 lists 404`
}

func silentOpen(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("no")
}

func silentDefault(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("no")
}

func silentNone(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("no")
}

// A success alone says nothing of errors.
func silentSuccess(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("no")
}
