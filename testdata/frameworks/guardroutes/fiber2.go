package guardroutes

import "github.com/gofiber/fiber/v2"

func fiber2Auth(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func fiber2Role(role string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if c.Get("Role") != role {
			return fiber.NewError(fiber.StatusForbidden, "not you")
		}
		return c.Next()
	}
}

func fiber2Get(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusAccepted) }

func fiber2Server() {
	app := fiber.New()
	app.Get("/fiber2/a", fiber2Get) // want `GET /fiber2/a fiber2Get <202>`
	early := app.Group("/fiber2/early")
	app.Use(fiber2Auth)
	early.Get("/b", fiber2Get)                       // want `GET /fiber2/early/b fiber2Get <202 401>`
	app.Get("/fiber2/c", fiber2Role("c"), fiber2Get) // want `GET /fiber2/c fiber2Get <202 401 403>`
	app.Use("/fiber2/admin", fiber2Role("admin"))
	app.Get("/fiber2/admin/d", fiber2Get) // want `GET /fiber2/admin/d fiber2Get <202 401 403>`
	app.Get("/fiber2/e", fiber2Get)       // want `GET /fiber2/e fiber2Get <202 401>`
	g := app.Group("/fiber2/g", fiber2Role("g"))
	g.Get("/f", fiber2Get) // want `GET /fiber2/g/f fiber2Get <202 401 403>`
}
