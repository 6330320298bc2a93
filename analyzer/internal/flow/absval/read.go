package absval

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A Read is the content of a field of a parameter, as the function was given it:
// what an accessor returns, or a handler that a struct holds. Which struct the
// parameter is, the caller knows.
type Read struct {
	Param *types.Var
	Field *types.Var // nil for the parameter itself, where that is what is called
}

func addRead(list []Read, r Read) []Read {
	if slices.Contains(list, r) {
		return list
	}
	return append(list, r)
}

// Callees returns what a call of v calls that only callers know: parameters, and
// fields of parameters.
func (v Value) Callees() []Read {
	var out []Read
	for _, p := range v.Params {
		out = append(out, Read{Param: p})
	}
	return append(out, v.Reads...)
}

// HasCallees reports whether a call of v calls anything that only callers know, by
// Callees or by what their calls return.
func (v Value) HasCallees() bool { return len(v.Params)+len(v.Reads)+len(v.Calls) > 0 }

// LookupRead returns the value of what r reads where the parameters in e are
// bound, without conditions. ok is false where e does not bind the parameter.
func (e Subst) LookupRead(r Read) (v Value, ok bool) {
	v, ok = e.Lookup(r.Param)
	if ok && r.Field != nil {
		v = v.Read(r.Field)
	}
	return v.Flat(), ok
}

// Read returns what the field f of v holds, whether or not it is a status.
func (v Value) Read(f *types.Var) Value {
	if len(v.Guarded) > 0 {
		return v.Map(func(w Value) Value { return w.Read(f) })
	}
	if len(v.Lookups) > 0 {
		return v.MapLookups(func(w Value) Value { return w.Read(f) })
	}
	if len(v.Pending) > 0 {
		plain := v
		plain.Pending = nil
		return v.ReadPending(f, plain.Read(f))
	}
	if goast.IsCallable(f.Type()) {
		return v.readCallable(f)
	}
	out, found := v.Field(f)
	switch {
	case found && v.MustAssigns(f):
		return out
	case v.Empty():
		return Unknown() // a struct of which nothing is known
	}
	for _, p := range v.Params {
		out.Reads = addRead(slices.Clip(out.Reads), Read{p, f})
	}
	out.Top = out.Top || v.Top || len(v.Calls)+len(v.Reads) > 0
	if !found && len(v.Params) == 0 {
		out.MayBeOther = true // the zero value, if v is a literal that names other fields
		out.Top = out.Top || len(v.Fields) == 0
	}
	return out
}

// readCallable is Read for a field that holds a function or a handler.
func (v Value) readCallable(f *types.Var) Value {
	out, found := v.Field(f)
	if found && v.MustAssigns(f) {
		return out
	}
	for _, p := range v.Params {
		out.Reads = addRead(slices.Clip(out.Reads), Read{p, f})
	}
	out.Top = out.Top || v.Top || len(v.Calls)+len(v.Reads) > 0
	if found {
		return out
	}
	if !slices.ContainsFunc(v.Fields, func(g Field) bool { return goast.IsCallable(g.Var.Type()) }) {
		out = out.Join(Value{Funcs: v.Funcs}) // which field holds them is not known
	}
	out.Top = out.Top || len(out.Funcs)+len(out.Reads) == 0 // nil, or assigned elsewhere
	return out
}
