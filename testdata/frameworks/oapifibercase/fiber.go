// Package oapifibercase implements a strict server for fiber, in the package of
// the generated code.
package oapifibercase

import (
	"context"

	"github.com/gofiber/fiber/v2"
)

type server struct{}

func routes(app *fiber.App) { RegisterHandlers(app, NewStrictHandler(server{})) }

func (server) DeletePet(ctx context.Context, request DeletePetRequestObject) (DeletePetResponseObject, error) {
	if request.Id == "" {
		return DeletePet404Response{}, nil
	}
	return DeletePet200Response{}, nil // want `delete: the handler of DELETE /pets/{id} answers 200`
}
