// Package gofrroutes is a server on a stub of gofr: what its handlers answer
// where they succeed depends on the method.
package gofrroutes

import (
	"gofr.dev/pkg/gofr"
	"gofr.dev/pkg/gofr/http"
)

func routes() {
	app := gofr.New()
	app.GET("/pets/{id}", get)                                  // want `GET /pets/{id} gofrroutes.get <200 404>`
	app.DELETE("/pets/{id}", remove)                            // want `DELETE /pets/{id} gofrroutes.remove <204 400 404>`
	for path, h := range map[string]gofr.Handler{"/one": get} { // want `POST /one gofrroutes.get <201 404>`
		app.POST(path, h)
	}
	app.PUT("/logged", logged(get)) // want `PUT /logged gofrroutes.get <200 404>`
}

func logged(h gofr.Handler) gofr.Handler { return h }

func get(c *gofr.Context) (any, error) {
	if c.PathParam("id") == "" {
		return nil, http.ErrorEntityNotFound{Name: "id"}
	}
	return "pet", nil
}

func remove(c *gofr.Context) (any, error) {
	switch c.PathParam("id") {
	case "":
		return nil, http.ErrorInvalidParam{Params: []string{"id"}}
	case "x":
		return nil, &http.ErrorEntityNotFound{}
	}
	return nil, nil
}
