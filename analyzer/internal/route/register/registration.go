package register

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// MethodsOf returns the methods of a route: the one in its pattern, or those of
// the list; one that is empty stands for any.
func MethodsOf(inPattern string, list []strval.Value) []string {
	if inPattern != "" {
		return []string{inPattern}
	}
	var out []string
	for _, t := range list {
		if m, ok := t.Plain(); ok && m != "" && m != "*" && !slices.Contains(out, strings.ToUpper(m)) {
			out = append(out, strings.ToUpper(m))
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// allows reports whether the registration is for the method.
func (rec Registration) allows(method string) bool {
	return len(rec.Methods) == 0 || slices.ContainsFunc(rec.Methods, func(t strval.Value) bool {
		m, ok := t.Plain()
		return !ok || strings.EqualFold(m, method)
	})
}

// A Registration is a registration as it stands in the code: it may depend on
// parameters of the function around it.
type Registration struct {
	Site      origin.Site
	Framework string
	Methods   []strval.Value // nil: any
	Paths     []strval.Value
	Pattern   bool // the method is in the path
	Group     router.Group
	Handler   ast.Expr
	Bound     origin.Bindings
	// Origin is the handler as the function registers it in which the registration
	// stands, Calls are those of that function and of the ones around, which pass
	// Handler; nil where nothing is passed.
	Origin   ast.Expr
	Calls    []*ast.CallExpr
	Struct   *ast.CompositeLit // that describes it
	Relative bool
	Success  Success
	Wrapped  bool
	Declared Declaration
	Named    []strval.Value // it answers the route that has this name: named.go
	// of a controller, by whose methods it answers: controller.go
	actions []framework.Action
	auto    bool
	Action  *types.Func
	// Guards are the middlewares among the arguments of the registration.
	Guards []router.Guard
	// Serves are the statuses of a framework's own handler: of files.
	Serves []int
}

// AllMethods returns the methods of the registration, or else of its group.
func (rec Registration) AllMethods() []strval.Value {
	if len(rec.Methods) == 0 {
		return rec.Group.Methods
	}
	return rec.Methods
}
