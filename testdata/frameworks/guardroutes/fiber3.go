package guardroutes

import "github.com/gofiber/fiber/v3"

func fiber3Auth(c fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func fiber3Role(role string) fiber.Handler {
	return func(c fiber.Ctx) error {
		if c.Get("Role") != role {
			return fiber.NewError(fiber.StatusForbidden, "not you")
		}
		return c.Next()
	}
}

func fiber3Get(c fiber.Ctx) error { return c.SendStatus(fiber.StatusAccepted) }

func fiber3Server() {
	app := fiber.New()
	app.Get("/fiber3/a", fiber3Get) // want `GET /fiber3/a fiber3Get <202>`
	early := app.Group("/fiber3/early")
	app.Use(fiber3Auth)
	early.Get("/b", fiber3Get)                       // want `GET /fiber3/early/b fiber3Get <202 401>`
	app.Get("/fiber3/c", fiber3Role("c"), fiber3Get) // want `GET /fiber3/c fiber3Get <202 401 403>`
	app.Use("/fiber3/admin", fiber3Role("admin"))
	app.Get("/fiber3/admin/d", fiber3Get) // want `GET /fiber3/admin/d fiber3Get <202 401 403>`
	app.Get("/fiber3/e", fiber3Get)       // want `GET /fiber3/e fiber3Get <202 401>`
	g := app.Group("/fiber3/g", fiber3Role("g"))
	g.Get("/f", fiber3Get) // want `GET /fiber3/g/f fiber3Get <202 401 403>`
}
