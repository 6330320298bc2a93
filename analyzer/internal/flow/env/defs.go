package env

import (
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// Some objects of frameworks keep a status until a later call writes it:
//
//	r := c.Redirect()
//	r.Status(fiber.StatusFound)
//	return r.To("/")

// KeptField returns the field in which a value of type t keeps a status, or nil.
func KeptField(table *framework.Table, t types.Type) *types.Var {
	named, st := goast.NamedOf(t), structs.Of(t)
	if named == nil || st == nil || !table.KnownPackage(named.Obj().Pkg()) {
		return nil
	}
	for f := range st.Fields() {
		if e := table.Field(f); e != nil && e.Role == framework.KeptField {
			return f.Origin()
		}
	}
	return nil
}

// relevantDefs returns the definitions of the program without the calls that cannot
// put a status or a function into a variable: no field of its struct holds one, or
// it is a framework's, which the table describes.
func relevantDefs(st *statusinfer.Result) map[*types.Var][]program.Def {
	out := maps.Clone(st.Defs)
	isCall := func(d program.Def) bool { return d.Into != nil }
	for v, defs := range out {
		if !slices.ContainsFunc(defs, isCall) {
			continue
		}
		if KeptField(st.Table, v.Type()) != nil {
			continue // Have: r := c.Redirect(); r.Status(302)
		}
		out[v] = slices.DeleteFunc(slices.Clone(defs), func(d program.Def) bool { return isCall(d) && !mayStore(st, d.Holder) })
	}
	return out
}

// mayStore reports whether a call may put a status or a function into a value of type
// typ.
func mayStore(st *statusinfer.Result, typ types.Type) bool {
	t, named := structs.Of(typ), goast.NamedOf(typ)
	return t != nil && named != nil && !st.Types.IsForeign(named) && (st.HasStatus(t, goast.MaxNesting) || goast.HoldsCallable(t))
}
