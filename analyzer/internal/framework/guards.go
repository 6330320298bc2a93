package framework

import (
	"go/types"
	"strings"
)

// A Guards says that a function takes middlewares, and which routes they guard.
type Guards struct {
	From  int // index of the first argument that is a middleware; a string among them is a path
	Order Order
}

// An Order says which routes of a group middlewares guard that are added to it.
type Order uint8

const (
	AllRoutes    Order = iota // all: they are looked up when a request comes
	LaterGroups               // those that are registered later, and the groups made later
	LaterRoutes               // those that are registered later, on whatever group
	ReturnedOnly              // those of the group that the call returns
)

// A guardRow is one line of the table of middlewares: recv is "Type.", names are
// parted by blanks.
type guardRow struct {
	recv, names string
	Guards
}

// guardRows returns, by import path, which functions take middlewares. Echo runs
// those of the whole server for each request, and copies those of a group into
// each route, as gin copies its own; fiber keeps one list of routes and
// middlewares, in the order of their registration; chi panics where a middleware
// comes after a route; gorilla/mux runs those of each router that matches. Iris copies
// those of a party into what is registered later, and runs UseRouter and UseGlobal for
// each request, as macaron does; go-restful runs the filters of the container, the
// service and the route.
func guardRows(path string) []guardRow {
	use := func(order Order, recvs ...string) []guardRow {
		var out []guardRow
		for _, recv := range recvs {
			out = append(out, guardRow{recv, "Use", Guards{0, order}})
		}
		return out
	}
	group := func(recvs ...string) []guardRow {
		var out []guardRow
		for _, recv := range recvs {
			out = append(out, guardRow{recv, "Group", Guards{1, ReturnedOnly}})
		}
		return out
	}
	switch path {
	case "github.com/gin-gonic/gin", "gopkg.in/gin-gonic/gin.v1":
		return append(use(LaterGroups, "Engine.", "RouterGroup.", "IRoutes."), group("RouterGroup.", "IRouter.")...)
	case "github.com/cloudwego/hertz/pkg/app/server", "github.com/cloudwego/hertz/pkg/route":
		return append(use(LaterGroups, "Hertz.", "Engine.", "RouterGroup.", "IRoutes."), group("RouterGroup.", "IRouter.")...)
	case "github.com/labstack/echo/v4", "github.com/labstack/echo/v5":
		return append(append(use(LaterGroups, "Group."), group("Echo.", "Group.")...), guardRow{"Echo.", "Use Pre", Guards{0, AllRoutes}})
	case "github.com/go-chi/chi/v5", "github.com/go-chi/chi", "github.com/go-chi/chi/v4":
		return append(use(AllRoutes, "Mux.", "Router."), guardRow{"Mux.", "With", Guards{0, ReturnedOnly}}, guardRow{"Router.", "With", Guards{0, ReturnedOnly}})
	case "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3":
		return append(use(LaterRoutes, "App.", "Group.", "Router."), group("App.", "Group.", "Router.")...)
	case "github.com/kataras/iris/v12/core/router":
		all, one := Guards{0, AllRoutes}, Guards{1, ReturnedOnly}
		return append(use(LaterGroups, "APIBuilder.", "Party."),
			guardRow{"APIBuilder.", "UseRouter UseGlobal", all}, guardRow{"Party.", "UseRouter", all},
			guardRow{"APIBuilder.", "Party", one}, guardRow{"Party.", "Party", one})
	case "gopkg.in/macaron.v1":
		return use(AllRoutes, "Macaron.")
	case "github.com/emicklei/go-restful/v3":
		return []guardRow{{"Container.", "Filter", Guards{0, AllRoutes}}, {"WebService.", "Filter", Guards{0, AllRoutes}}, {"RouteBuilder.", "Filter", Guards{0, ReturnedOnly}}}
	case "github.com/gorilla/mux":
		return use(AllRoutes, "Router.")
	}
	return nil
}

// Guards returns which routes fn guards by the middlewares that it is given, nil
// where it takes none.
func (t *Table) Guards(fn *types.Func) *Guards {
	if fn == nil || fn.Pkg() == nil || !t.KnownPackage(fn.Pkg()) {
		return nil
	}
	t.resolve(fn.Pkg())
	return t.guards[fn.Origin()]
}

// bindGuards binds the middlewares of a package.
func (t *Table) bindGuards(pkg *types.Package) {
	for _, row := range guardRows(pkg.Path()) {
		for name := range strings.FieldsSeq(row.names) {
			if fn, ok := lookup(pkg, row.recv+name).(*types.Func); ok {
				t.guards[fn.Origin()] = &row.Guards
			}
		}
	}
}
