package fiberroutes

import (
	"errors"

	"github.com/gofiber/fiber/v2"
)

func routes() {
	app := fiber.New()
	app.All("/all", get)   // want `ANY /all get <200>`
	app.Head("/head", get) // want `HEAD /head get <200>`
	app.Route("/api", func(r fiber.Router) {
		r.Group("/v1").Delete("/x", mw, remove) // want `DELETE /api/v1/x remove <204>`
		r.Add("PATCH", "/added/:id?", get)      // want `PATCH /api/added/{id} get <200>`
	})
	app.Get("/first", get). // want `GET /first get <200>`
				Delete("/second", remove). // want `DELETE /second remove <204>`
				Name("second")
	app.Mount("/sub", fiber.New()).Get("/beside", get) // want `GET /beside get <200>`
	sub := fiber.New()
	sub.Get("/x", get) // want `GET /mounted/x get <200>`
	app.Mount("/mounted", sub)
	app.Static("/files", "./files") // want `GET /files "./files" <…>`
	for _, rt := range []struct {
		method, path string
		handlers     []fiber.Handler
	}{
		{"GET", "/rows", []fiber.Handler{get}},               // want `GET /rows get <200>`
		{"DELETE", "/rows/:id", []fiber.Handler{mw, remove}}, // want `DELETE /rows/{id} remove <204>`
	} {
		app.Add(rt.method, rt.path, rt.handlers...)
	}
	app.Get("/plain/error", plainError)   // want `GET /plain/error plainError <204 500>`
	app.Get("/helper/error", helperError) // want `GET /helper/error helperError <204 500>`
}

func mw(c *fiber.Ctx) error { return c.Next() }

func get(c *fiber.Ctx) error    { return c.JSON(nil) }
func remove(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) }

func plainError(c *fiber.Ctx) error {
	if c.Params("id") == "" {
		return errors.New("no id")
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func helperError(c *fiber.Ctx) error {
	if err := find(c.Params("id")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func find(id string) error {
	if id == "" {
		return errors.New("none")
	}
	return nil
}
