// wrong: nothing
package humaroutes // want `humachi.New#0 under ` `humachi.New#0 under /chi` `humaecho.NewWithGroup#0 under ` `humaecho.NewWithGroup#1 under /echo` `humagin.NewWithGroup#0 under ` `humagin.NewWithGroup#1 under /gin` `humafiber.NewWithGroup#0 under ` `humafiber.NewWithGroup#1 under /fiber` `humamux.New#0 under /mux`

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/danielgtaylor/huma/v2/adapters/humamux"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
)

// An API registers on the router that its adapter was given.
func adapters(config huma.Config) {
	r := chi.NewRouter()
	huma.Get(humachi.New(r, config), "/plain", get) // want `GET /plain get <200 404>`
	r.Route("/chi", func(r chi.Router) {
		api := humachi.New(r, config)
		// wrong: `GET /chi/x/{id} get <200 404>`
		huma.Get(api, "/x/{id}", get) // want `GET /x/{id} get <200 404>`
		v1 := huma.NewGroup(api, "/v1")
		// wrong: `DELETE /chi/v1/x remove <204>`
		huma.Delete(v1, "/x", remove) // want `DELETE /v1/x remove <204>`
		both := huma.NewGroup(v1, "/a", "/b")
		// wrong: `DELETE /chi/v1/a/x remove <204>` `DELETE /chi/v1/b/x remove <204>`
		huma.Delete(both, "/x", remove) // want `DELETE /v1/a/x remove <204>`
		huma.AutoRegister(v1, &pets{})
	})
	e := echo.New()
	// wrong: `DELETE /echo/x remove <204>`
	huma.Delete(humaecho.NewWithGroup(e, e.Group("/echo"), config), "/x", remove) // want `DELETE /x remove <204>`
	g := gin.New()
	// wrong: `DELETE /gin/x remove <204>`
	huma.Delete(humagin.NewWithGroup(g, g.Group("/gin"), config), "/x", remove) // want `DELETE /x remove <204>`
	f := fiber.New()
	// wrong: `DELETE /fiber/x remove <204>`
	huma.Delete(humafiber.NewWithGroup(f, f.Group("/fiber"), config), "/x", remove) // want `DELETE /x remove <204>`
	// wrong: `DELETE /go/x remove <204>`
	huma.Delete(humago.NewWithPrefix(http.NewServeMux(), "/go", config), "/x", remove) // want `DELETE /x remove <204>`
	m := mux.NewRouter().PathPrefix("/mux").Subrouter()
	// wrong: `DELETE /mux/x remove <204>`
	huma.Delete(humamux.New(m, config), "/x", remove) // want `DELETE /x remove <204>`
	for _, op := range []huma.Operation{
		{Method: http.MethodGet, Path: "/listed"},
		{Method: http.MethodHead, Path: "/listed"},
	} {
		huma.Register(humachi.New(r, config), op, get) // want `GET /listed get <200 404>` `HEAD /listed get <200 404>`
	}
	// wrong: `DELETE /made remove <204>`
	huma.Register(humachi.New(r, config), operation("/made"), remove)
}

func operation(path string) huma.Operation {
	return huma.Operation{Method: http.MethodDelete, Path: path}
}

type pets struct{}

func (*pets) RegisterRemove(api huma.API) {
	// wrong: `DELETE /chi/v1/auto/{id} remove <204>`
	huma.Delete(api, "/auto/{id}", remove) // want `DELETE …/auto/{id} remove <204>`
}

func (*pets) RegisterGet(api huma.API) {
	// wrong: `GET /chi/v1/auto/{id} get <200 404>`
	huma.Get(api, "/auto/{id}", get) // want `GET …/auto/{id} get <200 404>`
}
