// Package oapicase implements a server of oapi-codegen's for echo, in parts.
package oapicase

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/statuslint/statuslint/testdata/frameworks/oapicase/api"
)

type server struct {
	remover
	reader
}

var _ api.ServerInterface = server{}

func routes(e *echo.Echo) { api.RegisterHandlersWithBaseURL(e, server{}, "/v1") }

type remover struct{}

func (remover) DeletePet(ctx echo.Context, id string) error {
	if id == "" {
		return echo.NewHTTPError(422, "no") // want `magic: status 422` `undocumented: status 422`
	}
	return ctx.JSON(http.StatusOK, id) // want `delete: the handler of DELETE /pets/{id} answers 200`
}

type reader struct{}

func (reader) GetPet(ctx echo.Context, id string) error { return ctx.NoContent(http.StatusOK) }
