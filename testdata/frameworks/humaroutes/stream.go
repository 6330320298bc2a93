package humaroutes

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// A body that is a function answers by itself.
func streams(api huma.API) {
	huma.Get(api, "/stream/{id}", stream)       // want `GET …/stream/{id} stream <200 206>`
	huma.Get(api, "/unwrapped/{id}", unwrapped) // want `GET …/unwrapped/{id} unwrapped <200 304>`
	huma.Get(api, "/own/{id}", own)             // want `GET …/own/{id} own <202 404>`
	huma.Get(api, "/given/{id}", given)         // want `GET …/given/{id} given <410>`
	huma.Get(api, "/unknown/{id}", unknown)     // want `GET …/unknown/{id} unknown <…>`
}

func stream(ctx context.Context, in *input) (*huma.StreamResponse, error) {
	return &huma.StreamResponse{Body: func(c huma.Context) {
		if in.ID == "0" {
			c.SetStatus(http.StatusPartialContent)
		}
		c.BodyWriter().Write([]byte("x"))
	}}, nil
}

func unwrapped(ctx context.Context, in *input) (*huma.StreamResponse, error) {
	return &huma.StreamResponse{Body: func(c huma.Context) {
		_, w := humago.Unwrap(c)
		if in.ID == "0" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte("x"))
	}}, nil
}

type callback struct {
	Type string `header:"Content-Type"`
	Body func(huma.Context)
}

func own(ctx context.Context, in *input) (*callback, error) {
	if in.ID == "" {
		return nil, huma.Error404NotFound("no")
	}
	out := &callback{Type: "text/plain"}
	out.Body = func(c huma.Context) { c.SetStatus(http.StatusAccepted) }
	return out, nil
}

func given(ctx context.Context, in *input) (*callback, error) { return &callback{Body: gone}, nil }

func gone(c huma.Context) { c.SetStatus(http.StatusGone) }

var hooks = map[string]func(huma.Context){}

func unknown(ctx context.Context, in *input) (*callback, error) {
	return &callback{Body: hooks[in.ID]}, nil
}
