// Package groupsroutes hands groups on in the ways that applications do: by
// constructors, fields, maps, functions in tables, interfaces and generics.
package groupsroutes // want `api.New#0 under /v1` `api.Register#0 under /admin` `api.Register#0 under /table` `api.Other#0 under /table` `api.Register#0 under /spread` `\(api.Module\).Register#0 under /modules`

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/statuslint/statuslint/testdata/frameworks/groupsroutes/api"
)

type server struct {
	engine *gin.Engine
	v1     *gin.RouterGroup
	groups map[string]*gin.RouterGroup
	list   []*gin.RouterGroup
	inner  struct{ admin gin.IRouter }
}

func routes() {
	e := gin.New()
	s := &server{
		engine: e,
		v1:     e.Group("/v1"),
		groups: map[string]*gin.RouterGroup{
			"admin": e.Group("/admin"),
			"users": e.Group("/users"),
		},
	}
	s.inner.admin = s.v1.Group("/inner")
	s.list = append(s.list, e.Group("/listed"))
	s.v1.GET("/field", get)            // want `GET /v1/field get <200>`
	s.groups["users"].GET("/x", get)   // want `GET /users/x get <200>`
	s.inner.admin.DELETE("/x", remove) // want `DELETE /v1/inner/x remove <204>`
	s.list[0].GET("/x", get)           // want `GET /listed/x get <200>`
	s.private("/made").GET("/x", get)  // want `GET /v1/private/made/x get <200>`
	pair, _ := s.both("/pair")
	pair.GET("/x", get) // want `GET /pair/x get <200>`
	api.New(s.v1).Register()
	api.Register(s.groups["admin"])
	for _, f := range []func(*gin.RouterGroup){api.Register, api.Other} {
		f(e.Group("/table"))
	}
	for prefix, f := range map[string]func(*gin.RouterGroup){"/one": local, "/two": other} {
		f(e.Group(prefix))
	}
	for _, r := range []registrar{petsModule{}, &usersModule{}} {
		r.register(e.Group("/modules"))
	}
	for _, r := range []interface{ Register(*gin.RouterGroup) }{api.Module{}} {
		r.Register(e.Group("/modules"))
	}
	each(e.Group("/spread"), local2, api.Register)
	mount[*store](e, "/generic", &store{})
	crud(e, resource[int]{name: "numbers", list: get, remove: remove})  // want `GET /numbers get <200>` `DELETE /numbers/{id} remove <204>`
	crud(e, resource[string]{name: "words", list: get, remove: remove}) // want `GET /words get <200>` `DELETE /words/{id} remove <204>`
	for _, m := range []string{"PUT", "PATCH"} {
		for _, p := range []string{"/a", "/b"} {
			e.Handle(m, p, get) // want `PUT /a get <200>` `PUT /b get <200>` `PATCH /a get <200>` `PATCH /b get <200>`
		}
	}
	var configured []row
	configured = append(configured, row{"DELETE", "/appended", remove}) // want `DELETE /appended remove <204>`
	for i := range configured {
		e.Handle(configured[i].method, configured[i].path, configured[i].handler)
	}
	for _, rt := range table {
		rt := rt
		e.Handle(rt.method, rt.path, rt.handler)
	}
	for i := range table {
		rt := &table[i]
		e.Group("/indexed").Handle(rt.method, rt.path, rt.handler)
	}
	rows := map[string]map[string]gin.HandlerFunc{
		"/nested": {"GET": get, "DELETE": remove}, // want `GET /nested get <200>` `DELETE /nested remove <204>`
	}
	for path, methods := range rows {
		for method, h := range methods {
			e.Handle(method, path, h)
		}
	}
	(&builder{group: e.Group("/built")}).get("/x", get).delete("/y", remove) // want `GET /built/x get <200>` `DELETE /built/y remove <204>`
	with(e, "/with", func(g *gin.RouterGroup) {
		g.GET("/x", get) // want `GET /with/x get <200>`
	})
}

type row struct {
	method, path string
	handler      gin.HandlerFunc
}

var table = []row{
	{"GET", "/t1", get},       // want `GET /t1 get <200>` `GET /indexed/t1 get <200>`
	{"DELETE", "/t2", remove}, // want `DELETE /t2 remove <204>` `DELETE /indexed/t2 remove <204>`
}

func (s *server) private(p string) *gin.RouterGroup {
	if s.v1 == nil {
		return nil
	}
	return s.v1.Group("/private").Group(p)
}

func (s *server) both(p string) (*gin.RouterGroup, error) { return s.engine.Group(p), nil }

func local(g *gin.RouterGroup) {
	g.GET("/local", get) // want `GET /one/local get <200>`
}

func other(g *gin.RouterGroup) {
	g.GET("/other", get) // want `GET /two/other get <200>`
}

func local2(g *gin.RouterGroup) {
	g.GET("/local2", get) // want `GET /spread/local2 get <200>`
}

func each(g *gin.RouterGroup, registers ...func(*gin.RouterGroup)) {
	for _, f := range registers {
		f(g)
	}
}

type registrar interface{ register(*gin.RouterGroup) }

type petsModule struct{}

func (petsModule) register(g *gin.RouterGroup) {
	g.GET("/pets", get) // want `GET /modules/pets get <200>`
}

type usersModule struct{}

func (*usersModule) register(g *gin.RouterGroup) {
	g.GET("/users", get) // want `GET /modules/users get <200>`
}

type store struct{}

func (*store) list(c *gin.Context) { c.Status(http.StatusOK) }

func mount[T interface{ list(*gin.Context) }](e *gin.Engine, path string, t T) {
	// wrong: `GET /generic .*list <200>`
	e.GET(path, t.list) // want `GET /generic \(interface\).list <…>`
}

type resource[K comparable] struct {
	name         string
	list, remove gin.HandlerFunc
}

func crud[K comparable](e *gin.Engine, r resource[K]) {
	g := e.Group("/" + r.name)
	g.GET("", r.list)
	g.DELETE("/:id", r.remove)
}

type builder struct{ group *gin.RouterGroup }

func (b *builder) get(path string, h gin.HandlerFunc) *builder {
	b.group.GET(path, h)
	return b
}

func (b *builder) delete(path string, h gin.HandlerFunc) *builder {
	b.group.DELETE(path, h)
	return b
}

func with(e *gin.Engine, prefix string, f func(*gin.RouterGroup)) { f(e.Group(prefix)) }

func get(c *gin.Context)    { c.Status(http.StatusOK) }
func remove(c *gin.Context) { c.Status(http.StatusNoContent) }
