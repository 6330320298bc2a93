package buffaloroutes

import (
	"errors"
	"net/http"

	"github.com/gobuffalo/buffalo"
	"github.com/gobuffalo/buffalo/render"
)

var r = render.New(render.Options{})

func routes() *buffalo.App {
	app := buffalo.New(buffalo.Options{})
	app.Use(mw)
	app.GET("/get/{id}", get)                                         // want `GET /get/{id} get <200>`
	app.DELETE("/remove/{id:[0-9]+}", remove)                         // want `DELETE /remove/{id} remove <204>`
	app.ANY("/any", get)                                              // want `ANY /any get <200>`
	app.ServeFiles("/assets", http.Dir("."))                          // want `GET /assets http.Dir\("."\) <…>`
	app.DELETE("/wrapped", buffalo.WrapHandlerFunc(net))              // want `DELETE /wrapped net <202>`
	app.PATCH("/handler", buffalo.WrapHandler(http.HandlerFunc(net))) // want `PATCH /handler net <202>`
	api := app.Group("/api")
	api.Use(mw)
	api.DELETE("/x", mw(remove)) // want `DELETE /api/x remove <204>`
	v1 := api.Group("/v1")
	v1.GET("/y", get)                                    // want `GET /api/v1/y get <200>`
	app.Resource("/pets", &Pets{})                       // want `GET /pets Pets.List <200>` `GET /pets/{id} Pets.Show <200 404>` `POST /pets Pets.Create <201>` `PUT /pets/{id} Pets.Update <202>` `DELETE /pets/{id} Pets.Destroy <204>`
	api.Resource("/dogs", dogs{&buffalo.BaseResource{}}) // want `GET /api/dogs dogs.List <200>`
	app.Redirect(http.StatusFound, "/old", "/new")       // want `GET /old "/new" <…>`
	app.DELETE("/error", failing)                        // want `DELETE /error failing <204 409 500>`
	app.DELETE("/redirect", redirect)                    // want `DELETE /redirect redirect <303>`
	app.DELETE("/by/helper", byHelper)                   // want `DELETE /by/helper byHelper <202>`
	app.DELETE("/implicit", implicit)                    // want `DELETE /implicit implicit <200>`
	return app
}

func mw(next buffalo.Handler) buffalo.Handler {
	return func(c buffalo.Context) error { return next(c) }
}

func net(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func get(c buffalo.Context) error      { return c.Render(http.StatusOK, r.String("x")) }
func remove(c buffalo.Context) error   { return c.Render(http.StatusNoContent, nil) }
func redirect(c buffalo.Context) error { return c.Redirect(http.StatusSeeOther, "/") }
func implicit(c buffalo.Context) error { return nil }
func byHelper(c buffalo.Context) error { return answer(c, http.StatusAccepted) }

func answer(c buffalo.Context, code int) error { return c.Render(code, r.JSON(nil)) }

func failing(c buffalo.Context) error {
	switch c.Param("id") {
	case "a":
		return c.Error(http.StatusConflict, errors.New("taken"))
	case "b":
		return errors.New("no")
	}
	return c.Render(http.StatusNoContent, nil)
}

type Pets struct{}

func (*Pets) List(c buffalo.Context) error { return c.Render(http.StatusOK, r.JSON(nil)) }
func (*Pets) Show(c buffalo.Context) error {
	if c.Param("pets_id") == "" {
		return c.Error(http.StatusNotFound, errors.New("none"))
	}
	return c.Render(http.StatusOK, r.JSON(nil))
}
func (*Pets) Create(c buffalo.Context) error  { return c.Render(http.StatusCreated, r.JSON(nil)) }
func (*Pets) Update(c buffalo.Context) error  { return c.Render(http.StatusAccepted, r.JSON(nil)) }
func (*Pets) Destroy(c buffalo.Context) error { return c.Render(http.StatusNoContent, nil) }

// What the base answers is no route of the application's own.
type dogs struct{ buffalo.Resource }

func (dogs) List(c buffalo.Context) error { return c.Render(http.StatusOK, r.JSON(nil)) }
