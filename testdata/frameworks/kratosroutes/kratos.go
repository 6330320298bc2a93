package kratosroutes

import (
	nethttp "net/http"

	"github.com/go-kratos/kratos/v2/errors"
	"github.com/go-kratos/kratos/v2/transport/http"
)

func routes() {
	srv := http.NewServer(http.Address(":0"))
	srv.HandleFunc("/func", plain)                           // want `ANY /func plain <200>`
	srv.Handle("/handle", nethttp.HandlerFunc(plain))        // want `ANY /handle plain <200>`
	srv.HandlePrefix("/prefix/", nethttp.HandlerFunc(plain)) // want `ANY /prefix/ plain <200>`
	r := srv.Route("/")
	r.GET("/get/{id}", get)                 // want `GET /get/{id} get <200>`
	r.DELETE("/remove/{id:[0-9]+}", remove) // want `DELETE /remove/{id} remove <204>`
	r.Handle("PATCH", "/handled", get)      // want `PATCH /handled get <200>`
	v1 := srv.Route("/v1", filter)
	v1.DELETE("/x", result, filter)          // want `DELETE /v1/x result <200>`
	v1.Group("/inner").DELETE("/y", nothing) // want `DELETE /v1/inner/y nothing <200>`
	r.DELETE("/error", failing)              // want `DELETE /error failing <204 404 409 500>`
	registerPets(srv, &pets{})
}

func filter(h nethttp.Handler) nethttp.Handler { return h }

func plain(w nethttp.ResponseWriter, r *nethttp.Request) { w.WriteHeader(nethttp.StatusOK) }

func get(ctx http.Context) error     { return ctx.JSON(nethttp.StatusOK, nil) }
func result(ctx http.Context) error  { return ctx.Result(nethttp.StatusOK, nil) }
func nothing(ctx http.Context) error { return nil }
func remove(ctx http.Context) error {
	ctx.Response().WriteHeader(nethttp.StatusNoContent)
	return nil
}

func failing(ctx http.Context) error {
	switch ctx.Query().Get("id") {
	case "a":
		return errors.NotFound("NONE", "none")
	case "b":
		return errors.New(nethttp.StatusConflict, "TAKEN", "taken")
	case "c":
		return nethttp.ErrAbortHandler
	}
	return ctx.Result(nethttp.StatusNoContent, nil)
}

// What the generator makes of a service.

type PetsServer interface {
	DeletePet(id string) (string, error)
}

func registerPets(s *http.Server, srv PetsServer) {
	r := s.Route("/")
	r.DELETE("/v1/pets/{id}", deletePet(srv)) // want `DELETE /v1/pets/{id} deletePet <200 404 …>`
}

func deletePet(srv PetsServer) func(ctx http.Context) error {
	return func(ctx http.Context) error {
		out, err := srv.DeletePet(ctx.Vars().Get("id"))
		if err != nil {
			return err
		}
		return ctx.Result(200, out)
	}
}

type pets struct{}

func (*pets) DeletePet(id string) (string, error) { return "", errors.NotFound("NONE", "none") }
