package fibercase

import "github.com/gofiber/fiber/v2"

func routes() {
	app := fiber.New()
	api := app.Group("/api")
	api.Delete("/pets/:id", wrong)
	api.Delete("/implicit", implicit)
	api.Delete("/json", body)
	api.Delete("/right", right)
	api.Route("/sub", func(r fiber.Router) {
		r.Delete("/x", inRoute)
	})
	app.Add("DELETE", "/added", nobody)
	app.Get("/errors", errs)
}

func wrong(c *fiber.Ctx) error {
	return c.Status(fiber.StatusOK).JSON(nil) // want `DELETE /api/pets/{id} answers 200`
}

func implicit(c *fiber.Ctx) error { return nil } // want `DELETE /api/implicit answers an implicit 200`

func body(c *fiber.Ctx) error {
	return c.SendString("gone") // want `DELETE /api/json answers an implicit 200`
}

func right(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) }

func inRoute(c *fiber.Ctx) error {
	return c.SendStatus(201) // want `magic: status 201 written as a number: use fiber.StatusCreated` `DELETE /api/sub/x answers 201`
}

func nobody(c *fiber.Ctx) error {
	return c.Status(fiber.StatusNoContent).JSON(nil) // want `nobody: status 204`
}

func errs(c *fiber.Ctx) error {
	if c.Params("x") == "" {
		return fiber.NewError(fiber.StatusTeapot, "x") // want `undocumented: status 418`
	}
	return fiber.ErrTooManyRequests // want `undocumented: status 429`
}

// Nothing is sent of an empty body.
func emptied(c *fiber.Ctx) error {
	switch c.Params("id") {
	case "a":
		return c.Status(fiber.StatusNoContent).Send(nil)
	case "b":
		return c.Status(fiber.StatusNoContent).SendString("")
	case "c":
		return c.Status(fiber.StatusNoContent).JSON(nil) // want `nobody: status 204`
	}
	return c.Status(fiber.StatusNoContent).SendString("gone") // want `nobody: status 204`
}
