package humaroutes

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
		huma.Get(api, "/x/{id}", get) // want `GET /chi/x/{id} get <200 404>`
		v1 := huma.NewGroup(api, "/v1")
		huma.Delete(v1, "/x", remove) // want `DELETE /chi/v1/x remove <204>`
		both := huma.NewGroup(v1, "/a", "/b")
		huma.Delete(both, "/x", remove) // want `DELETE /chi/v1/a/x remove <204>` `DELETE /chi/v1/b/x remove <204>`
		huma.AutoRegister(v1, &pets{})
	})
	e := echo.New()
	huma.Delete(humaecho.NewWithGroup(e, e.Group("/echo"), config), "/x", remove) // want `DELETE /echo/x remove <204>`
	g := gin.New()
	huma.Delete(humagin.NewWithGroup(g, g.Group("/gin"), config), "/x", remove) // want `DELETE /gin/x remove <204>`
	f := fiber.New()
	huma.Delete(humafiber.NewWithGroup(f, f.Group("/fiber"), config), "/x", remove)    // want `DELETE /fiber/x remove <204>`
	huma.Delete(humago.NewWithPrefix(http.NewServeMux(), "/go", config), "/x", remove) // want `DELETE /go/x remove <204>`
	m := mux.NewRouter().PathPrefix("/mux").Subrouter()
	huma.Delete(humamux.New(m, config), "/x", remove) // want `DELETE /mux/x remove <204>`
	for _, op := range []huma.Operation{
		{Method: http.MethodGet, Path: "/listed"},
		{Method: http.MethodHead, Path: "/listed"},
	} {
		huma.Register(humachi.New(r, config), op, get) // want `GET /listed get <200 404>` `HEAD /listed get <200 404>`
	}
	huma.Register(humachi.New(r, config), operation("/made"), remove) // want `DELETE /made remove <204>`
}

func operation(path string) huma.Operation {
	return huma.Operation{Method: http.MethodDelete, Path: path}
}

type pets struct{}

func (*pets) RegisterRemove(api huma.API) {
	huma.Delete(api, "/auto/{id}", remove) // want `DELETE /chi/v1/auto/{id} remove <204>`
}

func (*pets) RegisterGet(api huma.API) {
	huma.Get(api, "/auto/{id}", get) // want `GET /chi/v1/auto/{id} get <200 404>`
}
