package fiber3routes

import (
	"errors"
	"net/http"

	"github.com/gofiber/fiber/v3"
)

type server struct {
	app *fiber.App
	v1  fiber.Router
}

func routes() {
	app := fiber.New()
	app.Get("/get/:id<int>", get)                                  // want `GET /get/{id} get <200>`
	app.Get("/opt/:id?", get)                                      // want `GET /opt/{id} get <200>`
	app.Get("/wild/*", get)                                        // want `GET /wild/{path...} get <200>`
	app.Get("/plus/+", get)                                        // want `GET /plus/{path...} get <200>`
	app.Get("/:from-:to", get)                                     // want `GET /{from}-{to} get <200>`
	app.All("/all", get)                                           // want `ANY /all get <200>`
	app.Add([]string{fiber.MethodPut, "PATCH"}, "/added", mw, get) // want `PUT /added get <200>` `PATCH /added get <200>`
	app.Delete("/mw", mw, mw, remove)                              // want `DELETE /mw remove <204>`
	app.Get("/net", http.HandlerFunc(plain))                       // want `GET /net plain <202>`
	app.Get("/net/func", plain)                                    // want `GET /net/func plain <202>`
	app.RouteChain("/chain").
		Get(get).                    // want `GET /chain get <200>`
		Delete(mw, remove).          // want `DELETE /chain remove <204>`
		RouteChain("/deep").Put(get) // want `PUT /chain/deep get <200>`
	app.RouteChain("/chain/list").Add([]string{"GET", "POST"}, get) // want `GET /chain/list get <200>` `POST /chain/list get <200>`
	app.RouteChain("/chain/all").All(mw).Get(get)                   // want `GET /chain/all get <200>`
	api := app.Group("/api", mw)
	api.Use(mw)
	api.Group("/v1").Delete("/x", remove)   // want `DELETE /api/v1/x remove <204>`
	api.RouteChain("/chain").Delete(remove) // want `DELETE /api/chain remove <204>`
	api.Route("/route", func(r fiber.Router) {
		r.Delete("/", remove) // want `DELETE /api/route/ remove <204>`
		r.All("/all", get)    // want `ANY /api/route/all get <200>`
	}, "api.")
	app.Route("/named", named)
	sub := fiber.New()
	sub.Delete("/x", remove) // want `DELETE /sub/x remove <204>`
	app.Use("/sub", sub)
	inner := fiber.New()
	inner.Get("/x", get) // want `GET /api/inner/x get <200>`
	api.Use("/inner", mw, inner)
	app.Use(mw)
	app.Use("/only", mw)
	app.Get("/name", get).Name("name") // want `GET /name get <200>`
	s := &server{app: app}
	s.v1 = s.app.Group("/fields")
	s.register()
	app.Delete("/status", status) // want `DELETE /status status <200 404>`
	// wrong: `DELETE /drop drop <204>`
	app.Delete("/drop", drop)                    // want `DELETE /drop drop <200 204 …>`
	app.Delete("/redirect", redirect)            // want `DELETE /redirect redirect <303>`
	app.Delete("/redirect/status", moved)        // want `DELETE /redirect/status moved <307>`
	app.Delete("/redirect/statements", stepwise) // want `DELETE /redirect/statements stepwise <302>`
	app.Delete("/redirect/some", sometimes)      // want `DELETE /redirect/some sometimes <301 303>`
	app.Delete("/redirect/helper", helped)       // want `DELETE /redirect/helper helped <308>`
	app.Delete("/implicit", implicit)            // want `DELETE /implicit implicit <200>`
	app.Delete("/error", failing)                // want `DELETE /error failing <204 409 423 500>`
	app.Delete("/by/helper", byHelper)           // want `DELETE /by/helper byHelper <202>`
}

func (s *server) register() {
	s.v1.Delete("/x", remove) // want `DELETE /fields/x remove <204>`
}

func named(r fiber.Router) {
	r.Get("/x", get) // want `GET /named/x get <200>`
}

func mw(c fiber.Ctx) error { return c.Next() }

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func get(c fiber.Ctx) error      { return c.SendString("x") }
func remove(c fiber.Ctx) error   { return c.SendStatus(fiber.StatusNoContent) }
func implicit(c fiber.Ctx) error { return nil }

func status(c fiber.Ctx) error {
	if c.Params("id") == "" {
		return c.Status(fiber.StatusNotFound).JSON(fiber.Map{})
	}
	return c.Status(fiber.StatusOK).SendString("gone")
}

func drop(c fiber.Ctx) error {
	if c.Params("id") == "" {
		return c.Drop()
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func redirect(c fiber.Ctx) error { return c.Redirect().To("/") }
func moved(c fiber.Ctx) error {
	return c.Redirect().Status(fiber.StatusTemporaryRedirect).To("/")
}

func stepwise(c fiber.Ctx) error {
	r := c.Redirect()
	r.Status(fiber.StatusFound)
	return r.With("a", "b").To("/")
}

func sometimes(c fiber.Ctx) error {
	r := c.Redirect()
	if c.Params("id") == "" {
		r.Status(fiber.StatusMovedPermanently)
	}
	return r.Route("home")
}

func helped(c fiber.Ctx) error { return redirection(c, fiber.StatusPermanentRedirect).Back() }

func redirection(c fiber.Ctx, code int) *fiber.Redirect { return c.Redirect().Status(code) }

func failing(c fiber.Ctx) error {
	switch c.Params("id") {
	case "a":
		return fiber.NewError(fiber.StatusConflict, "no")
	case "b":
		return fiber.ErrLocked
	case "c":
		return errors.New("no")
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func byHelper(c fiber.Ctx) error { return answer(c, fiber.StatusAccepted) }

func answer(c fiber.Ctx, code int) error { return c.Status(code).JSON(nil) }
