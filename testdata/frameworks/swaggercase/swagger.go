// Package swaggercase configures a server of go-swagger's: functions that
// return responders, in fields of the API.
package swaggercase

import (
	"github.com/go-openapi/runtime/middleware"

	"github.com/statuslint/statuslint/testdata/frameworks/swaggercase/pets"
)

// PetsAPI is as the generator writes it in another package.
type PetsAPI struct {
	PetsDeletePetHandler pets.DeletePetHandler
}

func configureAPI(api *PetsAPI) {
	api.PetsDeletePetHandler = pets.DeletePetHandlerFunc(func(params pets.DeletePetParams) middleware.Responder {
		switch params.ID {
		case "":
			return pets.NewDeletePetDefault(422).WithPayload(nil) // want `magic: status 422` `undocumented: status 422`
		case "locked":
			return middleware.Error(423, "no") // want `magic: status 423` `undocumented: status 423`
		case "kept":
			return pets.NewDeletePetOK().WithPayload("kept") // want `delete: the handler of DELETE /pets/{id} answers 200`
		case "later":
			return middleware.NotImplemented("later")
		}
		return pets.NewDeletePetNoContent()
	})
	if api.PetsDeletePetHandler == nil {
		api.PetsDeletePetHandler = pets.DeletePetHandlerFunc(named)
	}
	api.PetsDeletePetHandler = &handler{}
}

func named(params pets.DeletePetParams) middleware.Responder {
	return pets.NewDeletePetDefault(0).WithStatusCode(451) // want `magic: status 451` `undocumented: status 451`
}

type handler struct{}

func (*handler) Handle(params pets.DeletePetParams) middleware.Responder {
	var res middleware.Responder = pets.NewDeletePetNoContent()
	if params.ID == "" {
		res = pets.NewDeletePetOK() // want `delete: the handler of DELETE /pets/{id} answers 200`
	}
	return res
}
