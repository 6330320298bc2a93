package humaroutes

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// The success of an operation may be chosen on the way to its registration.
func successes(api huma.API) {
	byMethod(api, huma.Operation{Method: http.MethodGet, Path: "/method/{id}"}, get)                                  // want `GET …/method/{id} get <200 404>`
	byMethod(api, huma.Operation{Method: http.MethodPost, Path: "/method"}, create)                                   // want `POST …/method create <201>`
	byMethod(api, huma.Operation{Method: http.MethodDelete, Path: "/method/{id}"}, remove)                            // want `DELETE …/method/{id} remove <204>`
	byMethod(api, huma.Operation{Method: http.MethodPost, Path: "/method/set", DefaultStatus: http.StatusOK}, create) // want `POST …/method/set create <200>`
	outer(api, huma.Operation{Method: http.MethodPost, Path: "/outer"}, create)                                       // want `POST …/outer create <201>`
	changed(api, huma.Operation{Method: http.MethodPost, Path: "/changed"}, create)                                   // want `POST …/changed create <…>`
	sometimes(api, true, huma.Operation{Method: http.MethodPost, Path: "/sometimes"}, create)                         // want `POST …/sometimes create <202>`
	helped(api, huma.Operation{Method: http.MethodPost, Path: "/helped"}, create)                                     // want `POST …/helped create <…>`
	huma.Register(api, accepted(huma.Operation{Method: http.MethodPost, Path: "/made"}), create)                      // want `POST …/made create <…>`
	huma.Post(api, "/configured", create, func(o *huma.Operation) { o.DefaultStatus = http.StatusCreated })           // want `POST …/configured create <201>`
	huma.Post(api, "/configured/by", create, status(http.StatusAccepted), huma.OperationTags("x"))                    // want `POST …/configured/by create <202>`
	huma.Post(api, "/configured/named", create, describe)                                                             // want `POST …/configured/named create <203>`
	huma.Post(api, "/status", chooses)                                                                                // want `POST …/status chooses <202>`
	huma.Register(api, huma.Operation{Method: http.MethodPost, Path: "/status/both", DefaultStatus: 201}, chooses)    // want `POST …/status/both chooses <202>`

	op := huma.Operation{Method: http.MethodPost, Path: "/local"}
	op.DefaultStatus = http.StatusAccepted
	huma.Register(api, op, create) // want `POST …/local create <202>`
	for _, op := range []huma.Operation{{Method: http.MethodPut, Path: "/loop"}, {Method: http.MethodGet, Path: "/loop"}} {
		if op.Method == http.MethodPut {
			op.DefaultStatus = http.StatusAccepted
		}
		huma.Register(api, op, create) // want `PUT …/loop create <202>` `GET …/loop create <200>`
	}
}

func byMethod[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	if op.DefaultStatus == 0 {
		switch op.Method {
		case http.MethodPost:
			op.DefaultStatus = http.StatusCreated
		case http.MethodDelete:
			op.DefaultStatus = http.StatusNoContent
		}
	}
	huma.Register(api, op, handler)
}

func outer[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	op.Tags = append(op.Tags, "outer")
	byMethod(api, op, handler)
}

func changed[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	op.DefaultStatus = statusOf(op.Method)
	huma.Register(api, op, handler)
}

func statusOf(method string) int { return len(method) + 200 }

func sometimes[I, O any](api huma.API, later bool, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	if later && op.Method != http.MethodGet {
		op.DefaultStatus = http.StatusAccepted
	}
	huma.Register(api, op, handler)
}

func helped[I, O any](api huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	fill(&op)
	huma.Register(api, op, handler)
}

func fill(op *huma.Operation) { op.DefaultStatus = http.StatusCreated }

func accepted(op huma.Operation) huma.Operation {
	op.DefaultStatus = http.StatusAccepted
	return op
}

func status(code int) func(*huma.Operation) {
	return func(o *huma.Operation) { o.DefaultStatus = code }
}

func describe(o *huma.Operation) {
	o.Summary = "described"
	o.DefaultStatus = http.StatusNonAuthoritativeInfo
}

type chosen struct {
	Status int
	Body   string
}

func chooses(ctx context.Context, in *struct{}) (*chosen, error) {
	return &chosen{Status: http.StatusAccepted}, nil
}
