package statusinfer

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A CarrierMethod is a method of an interface that yields the status which the
// value carries: StatusCode() int.
type CarrierMethod struct {
	Method *types.Func
	Iface  *types.Interface
	Result int
}

// IsStatus reports whether the field or variable v is proved to hold statuses
// that are written.
func (r *Result) IsStatus(v *types.Var) bool { return r.g.isStatus(v) }

func (g *graph) isStatus(v *types.Var) bool {
	id, ok := g.ids[Loc{Obj: v.Origin()}]
	if !ok {
		return g.fieldLabel(v)&Written.bit() != 0
	}
	return g.nodes[id].label&Written.bit() != 0
}

// ReturnsStatus reports whether result i of fn is proved to be a status that is
// written.
func (r *Result) ReturnsStatus(fn *program.Function, i int) bool {
	return r.g.labelOf(ResultOf(fn, i))&Written.bit() != 0
}

// IsStatusMethod reports whether fn is an interface's method that yields the
// status which a value carries.
func (r *Result) IsStatusMethod(fn *types.Func) bool {
	return slices.ContainsFunc(r.CarrierMethods(), func(c CarrierMethod) bool { return c.Method == fn })
}

// CarrierMethods returns the methods that yield statuses, of this package and of
// others: first those of others, by name, then those of the table, then those of
// this package, in source order.
func (r *Result) CarrierMethods() []CarrierMethod {
	if r.carrierMethods == nil {
		r.carrierMethods = append([]CarrierMethod{}, r.g.foreignCarriers()...)
		var own []*types.Func
		for m := range r.Impls {
			own = append(own, m)
		}
		slices.SortFunc(own, func(a, b *types.Func) int { return int(a.Pos() - b.Pos()) })
		for _, m := range slices.Concat(own, r.g.interfaceMethods) {
			r.addCarrier(m)
		}
	}
	return r.carrierMethods
}

func (r *Result) addCarrier(m *types.Func) {
	if slices.ContainsFunc(r.carrierMethods, func(c CarrierMethod) bool { return c.Method == m }) {
		return
	}
	i, ok := receiverInterface(m)
	if !ok || m.Signature().Params().Len() > 0 {
		return
	}
	if r.g.labelOf(Loc{Obj: m, Part: ResultPart})&Written.bit() != 0 {
		r.carrierMethods = append(r.carrierMethods, CarrierMethod{Method: m, Iface: i})
	}
}

func receiverInterface(fn *types.Func) (*types.Interface, bool) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil, false
	}
	i, ok := recv.Type().Underlying().(*types.Interface)
	return i, ok
}

// foreignCarriers lists the methods of other packages' interfaces that yield
// the status of a carrier.
func (g *graph) foreignCarriers() []CarrierMethod {
	if g.carriers != nil {
		return g.carriers
	}
	g.carriers = []CarrierMethod{}
	for _, of := range g.pass.AllObjectFacts() {
		fn, ok := of.Object.(*types.Func)
		fact, isRole := of.Fact.(*RoleFact)
		if !ok || !isRole || fn.Pkg() == g.Pkg || len(fact.Yields) == 0 || fn.Signature().Params().Len() > 0 {
			continue
		}
		if i, ok := receiverInterface(fn); ok {
			g.carriers = append(g.carriers, CarrierMethod{Method: fn, Iface: i, Result: fact.Yields[0]})
		}
	}
	slices.SortFunc(g.carriers, func(a, b CarrierMethod) int { return strings.Compare(a.Method.FullName(), b.Method.FullName()) })
	g.carriers = append(g.carriers, g.tabledCarriers()...)
	return g.carriers
}

// SentBy returns the methods of a type whose result some package sends, as a driver
// says that has seen all packages.
func (r *Result) SentBy(named *types.Named) []*types.Func {
	if r.sent == nil {
		r.sent = make(map[*types.TypeName][]*types.Func)
		for _, of := range r.pass.AllObjectFacts() {
			fn, ok := of.Object.(*types.Func)
			if _, isSent := of.Fact.(*SentFact); !ok || !isSent {
				continue // another fact
			}
			if recv := goast.NamedOf(fn.Signature().Recv().Type()); recv != nil {
				r.sent[recv.Obj()] = append(r.sent[recv.Obj()], fn)
			}
		}
	}
	return r.sent[named.Origin().Obj()]
}

// tabledCarriers lists the methods that the table of frameworks knows to yield
// statuses.
func (g *graph) tabledCarriers() []CarrierMethod {
	var out []CarrierMethod
	for _, pkg := range g.Pkg.Imports() {
		if !g.Table.Known(pkg.Path()) {
			continue
		}
		scope := pkg.Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			entry := g.Table.Type(tn)
			i, isInterface := tn.Type().Underlying().(*types.Interface)
			if entry == nil || entry.StatusMethod == "" || !isInterface {
				continue
			}
			obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, entry.StatusMethod)
			if m, ok := obj.(*types.Func); ok {
				out = append(out, CarrierMethod{Method: m, Iface: i})
			}
		}
	}
	return out
}

// statusResults returns the results of a method that are statuses because an
// interface of another package, which the method's type implements, says so.
func (g *graph) statusResults(fn *types.Func) []int {
	if fn.Signature().Params().Len() > 0 || fn.Signature().Results().Len() == 0 {
		return nil
	}
	named := goast.NamedOf(fn.Signature().Recv().Type())
	if named == nil {
		return nil
	}
	for _, c := range g.foreignCarriers() {
		if c.Method.Name() == fn.Name() && types.Implements(types.NewPointer(named), c.Iface) {
			return []int{c.Result}
		}
	}
	return nil
}

// IsCarrier reports whether a value of type typ can be what a handler answers
// with: an error, an interface with methods, a struct with a field that is a
// status.
func (r *Result) IsCarrier(typ types.Type) bool {
	if goast.IsError(typ) {
		return true
	}
	if i, ok := typ.Underlying().(*types.Interface); ok {
		return i.NumMethods() > 0
	}
	named := goast.NamedOf(typ)
	if named == nil {
		return false
	}
	if entry := r.Table.Type(named.Origin().Obj()); entry != nil && len(entry.Codes) > 0 {
		return true
	}
	st := structs.Of(named)
	return st != nil && r.HasStatus(st, maxEmbedded)
}

// maxEmbedded bounds how many structs deep an embedded status is looked for: a
// base error in an API error in a package's own.
const maxEmbedded = 3

// HasStatus reports whether a struct has a field that is a status, or embeds a
// struct that has, depth structs deep.
func (r *Result) HasStatus(st *types.Struct, depth int) bool {
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) && r.IsStatus(f) {
			return true
		}
		if inner := structs.Of(f.Type()); inner != nil && f.Embedded() && depth > 0 && r.HasStatus(inner, depth-1) {
			return true
		}
	}
	return false
}
