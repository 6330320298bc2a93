package fiber3case

import "github.com/gofiber/fiber/v3"

func routes() {
	app := fiber.New()
	api := app.Group("/api")
	api.Delete("/pets/:id", wrong)
	api.Delete("/right", right)
	app.RouteChain("/chain").Delete(chained)
}

func wrong(c fiber.Ctx) error {
	return c.Status(fiber.StatusOK).JSON(nil) // want `DELETE /api/pets/{id} answers 200`
}

func right(c fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) }

func chained(c fiber.Ctx) error {
	return c.SendStatus(fiber.StatusCreated) // want `DELETE /chain answers 201`
}
