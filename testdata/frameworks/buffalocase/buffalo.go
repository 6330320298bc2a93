package buffalocase

import (
	"errors"
	"net/http"

	"github.com/gobuffalo/buffalo"
	"github.com/gobuffalo/buffalo/render"
)

var r = render.New(render.Options{})

func routes(app *buffalo.App) {
	app.DELETE("/wrong", wrong)
	app.DELETE("/right", right)
	app.DELETE("/implicit", implicit)
	app.DELETE("/helped", helped)
	app.Resource("/pets", &pets{})
}

func wrong(c buffalo.Context) error {
	return c.Render(http.StatusOK, r.JSON("gone")) // want `DELETE /wrong answers 200`
}

func right(c buffalo.Context) error {
	if c.Param("id") == "" {
		return c.Error(404, errors.New("none")) // want `magic: status 404`
	}
	if c.Param("id") == "x" {
		return buffalo.HTTPError{Status: 423} // want `magic: status 423` `undocumented: status 423`
	}
	return c.Render(http.StatusNoContent, nil)
}

func implicit(c buffalo.Context) error { return nil } // want `DELETE /implicit answers an implicit 200`

func helped(c buffalo.Context) error {
	return done(c) // want `DELETE /helped answers 201`
}

func done(c buffalo.Context) error { return c.Render(http.StatusCreated, r.JSON(nil)) }

type pets struct{ buffalo.Resource }

func (*pets) Destroy(c buffalo.Context) error {
	return c.Render(http.StatusOK, r.JSON(nil)) // want `DELETE /pets/{id} answers 200`
}
