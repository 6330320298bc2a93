package humaroutes

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

type input struct {
	ID string `path:"id"`
}

type output struct{ Body string }

func routes(api huma.API) {
	v1 := huma.NewGroup(api, "/v1")
	huma.Get(v1, "/pets/{id}", get)                                                                                           // want `GET …/v1/pets/{id} get <200 404>`
	huma.Register(v1, huma.Operation{Method: http.MethodDelete, Path: "/pets/{id}"}, remove)                                  // want `DELETE …/v1/pets/{id} remove <204>`
	checked(v1, huma.Operation{Method: http.MethodGet, Path: "/checked/{id}"}, get)                                           // want `GET …/v1/checked/{id} get <200 404 …>`
	checked(v1, huma.Operation{Method: http.MethodDelete, Path: "/checked/{id}", DefaultStatus: http.StatusAccepted}, remove) // want `DELETE …/v1/checked/{id} remove <202 …>`
	byVerb(v1, huma.Operation{Method: http.MethodPost, Path: "/verbs"}, create)                                               // want `POST …/v1/verbs create <201>`
}

// checked asks before it lets the handler answer.
func checked[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	wrapped := func(ctx context.Context, in *I) (*O, error) {
		if ctx.Err() != nil {
			return nil, huma.Error503ServiceUnavailable("gone")
		}
		return handler(ctx, in)
	}
	huma.Register(api, op, wrapped)
}

// byVerb has successes of its own.
func byVerb[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	if op.Method == http.MethodPost {
		op.DefaultStatus = http.StatusCreated
	}
	huma.Register(api, op, handler)
}

func get(ctx context.Context, in *input) (*output, error) {
	if in.ID == "" {
		return nil, huma.Error404NotFound("no pet")
	}
	return &output{}, nil
}

func create(ctx context.Context, in *input) (*output, error) { return &output{}, nil }

func remove(ctx context.Context, in *input) (*struct{}, error) { return nil, nil }
