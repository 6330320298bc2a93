package route

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// An index holds what one walk over the package finds: where variables,
// fields and parameters get their values from, and every call that may
// register something.
type index struct {
	pass  *analysis.Pass
	info  *types.Info
	table *framework.Table
	// values of variables, fields and parameters of this package.
	values map[*types.Var][]origin
	rows   map[*types.Var][]element // table[key] = value
	decls  map[*types.Func]*ast.FuncDecl
	params map[*types.Var]owner
	calls  []site
	// held are the functions that variables hold: closure.go.
	held     map[*types.Var]*types.Func
	methods  map[*types.Var]*ast.SelectorExpr
	literals map[*ast.FuncLit]*types.Func
	// callers of each function of the package.
	callers map[*types.Func][]site
	// mounts are the paths under which the router in a variable, or the one
	// that a function returns, is mounted.
	mounts map[types.Object][]mounting
	// handing are the parameters that functions mount.
	handing []handed
	// handings are the groups handed to functions that no call names: dispatch.go.
	handings []handing
	// exits stand for where routers go that leave the package: exits.go.
	exits   map[*types.Var]string
	holders map[*types.Var]string  // made when first asked for
	results map[string]*types.Func // the functions that return such routers, by key
	// grown are prefixes that a router was given by a call of a method:
	// ws.Path("/users").
	grown     map[*types.Var][]ast.Expr
	wrappers  map[*types.Func][]wrapper
	returners map[*types.Var][]*types.Func   // made when first asked for
	within    map[*ast.CallExpr]bool         // calls that are steps of a longer chain
	rooted    map[*types.Var][]*ast.CallExpr // made when first asked for: chain.go
	// conversions to function types: HandlerFunc(f).
	conversions []*ast.CallExpr
	// modified: what registrations declare is added to elsewhere.
	modified bool
	served   map[*types.Func][]operation // by methods of interfaces of generated code
	// around is the registration that a call makes the handler of, or the
	// group that it is handed to.
	around map[*ast.CallExpr]*ast.CallExpr
	// active are the variables that are being followed: x = append(x, …).
	active     map[*types.Var]bool
	foreign    []namedRoute             // by other packages; read when first asked for
	registries map[*types.TypeName]bool // types that functions register routes on
	steps      int                      // taken for the call at hand
}

// An owner is the function that a parameter belongs to, -1 for its receiver.
type owner struct {
	fn    *types.Func
	index int
}

// An origin is an expression that a variable gets its value from.
type origin struct {
	expr  ast.Expr
	index int      // the result, in a tuple assignment; -1
	elem  bool     // an element of expr: range
	key   bool     // a key of expr: range
	group bool     // a callback is handed expr as the group that its parameter is
	bound bindings // under which it is: dispatch.go
}

// A site is a call and where it stands.
type site struct {
	call  *ast.CallExpr
	fn    *types.Func // the declared function around it; nil at package level
	outer []ast.Node  // the nodes around it, outermost first
}

// parent returns the node that the call is a direct part of, or nil.
func (s site) parent() ast.Node {
	if len(s.outer) == 0 {
		return nil
	}
	return s.outer[len(s.outer)-1]
}

func newIndex(pass *analysis.Pass, table *framework.Table) *index {
	x := &index{
		pass: pass, info: pass.TypesInfo, table: table,
		values:     make(map[*types.Var][]origin),
		rows:       make(map[*types.Var][]element),
		decls:      make(map[*types.Func]*ast.FuncDecl),
		params:     make(map[*types.Var]owner),
		held:       make(map[*types.Var]*types.Func),
		methods:    make(map[*types.Var]*ast.SelectorExpr),
		literals:   make(map[*ast.FuncLit]*types.Func),
		callers:    make(map[*types.Func][]site),
		mounts:     make(map[types.Object][]mounting),
		exits:      make(map[*types.Var]string),
		results:    make(map[string]*types.Func),
		grown:      make(map[*types.Var][]ast.Expr),
		wrappers:   make(map[*types.Func][]wrapper),
		within:     make(map[*ast.CallExpr]bool),
		around:     make(map[*ast.CallExpr]*ast.CallExpr),
		active:     make(map[*types.Var]bool),
		registries: make(map[*types.TypeName]bool),
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.declare(decl)
		}
	}
	x.closures()
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.walk(decl)
		}
	}
	x.mountsThrough()
	x.dispatch()
	return x
}

func (x *index) declare(decl ast.Decl) {
	d, ok := decl.(*ast.FuncDecl)
	if !ok {
		return
	}
	fn, ok := x.info.Defs[d.Name].(*types.Func)
	if !ok {
		return // not type-checked
	}
	x.decls[fn] = d
	sig := fn.Signature()
	if sig.Recv() != nil {
		x.params[sig.Recv()] = owner{fn, -1}
	}
	for i := range sig.Params().Len() {
		x.params[sig.Params().At(i)] = owner{fn, i}
	}
}

func (x *index) walk(decl ast.Decl) {
	var fn *types.Func
	if d, ok := decl.(*ast.FuncDecl); ok {
		fn, _ = x.info.Defs[d.Name].(*types.Func)
	}
	ast.PreorderStack(decl, nil, func(n ast.Node, stack []ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			x.assign(n)
			x.modifies(n, stack)
		case *ast.ValueSpec:
			x.valueSpec(n)
		case *ast.RangeStmt:
			x.ranged(n)
		case *ast.CompositeLit:
			x.composite(n)
		case *ast.CallExpr:
			x.call(site{n, x.innermost(fn, stack), append([]ast.Node(nil), stack...)})
		}
		return true
	})
}

// innermost returns the function around a node: the closure that a variable
// holds, or the declared one.
func (x *index) innermost(fn *types.Func, stack []ast.Node) *types.Func {
	for i := len(stack) - 1; i >= 0; i-- {
		if lit, ok := stack[i].(*ast.FuncLit); ok && x.literals[lit] != nil {
			return x.literals[lit]
		}
	}
	return fn
}

// call notes what a call passes on, and what it may register.
func (x *index) call(s site) {
	x.calls = append(x.calls, s)
	fn := x.callee(s.call)
	x.ends(s.call, fn)
	if fn == nil {
		if x.info.Types[s.call.Fun].IsType() && len(s.call.Args) == 1 {
			x.conversions = append(x.conversions, s.call)
		}
		x.literalParams(s.call)
		return
	}
	if _, ok := x.decls[fn]; ok {
		if !x.isTest(s.call) || x.isTest(x.decls[fn]) {
			x.callers[fn] = append(x.callers[fn], s) // a test says nothing of how the server is put together
		}
		x.passParams(s.call, fn)
	}
	for _, m := range x.mountFacts(fn) {
		x.mountAt(arg(s.call, m.Handler), mounting{call: s.call, fact: &m}, 0)
	}
	r := x.registerOf(fn)
	if r == nil {
		x.shapedCallback(s.call, fn)
		return
	}
	switch r.Role {
	case framework.Route:
		x.surround(s.call, s.call.Args)
	case framework.PrefixFunc:
		x.callback(s.call, r)
	case framework.Mount:
		x.mount(s.call, r)
	case framework.Wrap:
		if r.Path >= 0 {
			x.mount(s.call, r) // http.StripPrefix("/api", sub)
		}
	case framework.Commit:
		if inner, ok := arg(s.call, 0).(*ast.CallExpr); ok {
			x.within[inner] = true
		}
	case framework.Prefix:
		x.grow(s.call, fn, r)
		if fn.Signature().Recv() == nil {
			x.surround(s.call, s.call.Args)
		}
	}
}

// ends notes that the call on whose result another is made is no end of a chain.
func (x *index) ends(call *ast.CallExpr, fn *types.Func) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn == nil || !x.table.Known(fn.Pkg().Path()) {
		return // a function, or of no router
	}
	inner, ok := ast.Unparen(sel.X).(*ast.CallExpr)
	if r := x.registerOf(fn); ok && (r == nil || goesOn(r)) {
		x.within[inner] = true
	}
}

// surround notes the calls that make the handler of a registration: what is
// stripped there is stripped below the router that registers.
func (x *index) surround(outer *ast.CallExpr, args []ast.Expr) {
	for _, a := range args {
		if call, ok := ast.Unparen(a).(*ast.CallExpr); ok {
			x.around[call] = outer
			x.surround(outer, call.Args)
		}
	}
}

// callee returns the generic origin of the function that is called, or nil.
func (x *index) callee(call *ast.CallExpr) *types.Func {
	obj := typeutil.Callee(x.info, call)
	if v, ok := obj.(*types.Var); ok && x.held[v] != nil {
		obj = x.held[v]
	}
	fn, _ := obj.(*types.Func)
	if fn == nil || fn.Pkg() == nil {
		return nil // dynamic, or error.Error
	}
	return fn.Origin()
}

func (x *index) registerOf(fn *types.Func) *framework.Register {
	if entry := x.table.Func(fn); entry != nil {
		return entry.Register
	}
	return nil
}

// maxSteps bounds how many variables are followed for one call.
const maxSteps = 4096

// follow reports whether v can be followed now, and marks it as being so; the
// caller calls leave when it is done.
func (x *index) follow(v *types.Var) bool {
	if x.steps++; x.steps > maxSteps || x.active[v] {
		return false
	}
	x.active[v] = true
	return true
}

func (x *index) leave(v *types.Var) { delete(x.active, v) }

// isTest reports whether n stands in a _test.go file.
func (x *index) isTest(n ast.Node) bool { return x.isTestPos(n.Pos()) }

func (x *index) isTestPos(pos token.Pos) bool {
	f := x.pass.Fset.File(pos)
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}
