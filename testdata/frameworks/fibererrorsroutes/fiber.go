// Package fibererrorsroutes answers errors by itself.
package fibererrorsroutes

import (
	"errors"

	"github.com/gofiber/fiber/v2"
)

func routes() {
	app := fiber.New(fiber.Config{ErrorHandler: answer})
	app.Get("/plain/error", plainError) // want `GET /plain/error plainError <204 …>`
	app.Get("/own/error", ownError)     // want `GET /own/error ownError <204 400>`
}

func answer(c *fiber.Ctx, err error) error { return c.SendStatus(fiber.StatusTeapot) }

func plainError(c *fiber.Ctx) error {
	if c.Params("id") == "" {
		return errors.New("no id")
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func ownError(c *fiber.Ctx) error {
	if c.Params("id") == "" {
		return fiber.NewError(fiber.StatusBadRequest)
	}
	return c.SendStatus(fiber.StatusNoContent)
}
