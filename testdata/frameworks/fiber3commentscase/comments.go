// Package fiber3commentscase has handlers that comments document.
package fiber3commentscase

import "github.com/gofiber/fiber/v3"

// save answers by a helper that other handlers share: which of its answers a
// browser gets is not this route's choice.
//
// @Success 200
// @Router  /save [post]
func save(c fiber.Ctx) error {
	if c.Body() == nil {
		return c.SendStatus(fiber.StatusConflict) // want `undocumented: status 409 \(Conflict\) for POST /save: comments.go:10 lists 200`
	}
	return respond(c, fiber.StatusOK)
}

func respond(c fiber.Ctx, code int) error {
	if c.Get("Accept") == "application/json" {
		return c.SendStatus(code)
	}
	return c.Redirect().To("/saved")
}
