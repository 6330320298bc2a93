package absval

import "go/types"

// Callees answers what the functions that a value holds do when they are
// called. Summaries are built from values, so this package cannot know them:
// whoever iterates to the fixed point implements Callees.
type Callees interface {
	// ResultsOf returns what the results of f may be that is called with args, in terms
	// of the parameters that bound binds. ok is false where nothing is known of f.
	ResultsOf(f FuncRef, args []Value) (results []Value, bound Subst, ok bool)
	// StoresOf returns what f stores into the struct that its parameter index
	// points to, in terms of the parameters that bound binds.
	StoresOf(f FuncRef, index int) (stores Value, bound Subst, ok bool)
}

// Substitute returns v as the caller sees it that bound the parameters in e.
// Parameters that e does not bind, those of functions further out, remain.
func Substitute(v Value, e Subst, c Callees) Value {
	if len(e) == 0 || !v.DependsOnCallers() && len(v.Fields)+len(v.Funcs)+len(v.Guarded)+len(v.Pending) == 0 {
		return v
	}
	out := Value{Origins: v.Origins, MayBeOther: v.MayBeOther, Others: v.Others, Top: v.Top, Table: v.Table}
	replaced := v.ReplacedFields()
	for _, p := range v.Params {
		out = out.Join(e.bound(p, Value{Params: []*types.Var{p}}, func(bound Value) Value { return bound.WithoutFields(replaced) }))
	}
	for _, r := range v.Calls {
		out = out.Join(r.substitute(e, c))
	}
	for _, r := range v.Reads {
		out = out.Join(e.bound(r.Param, Value{Reads: []Read{r}}, func(bound Value) Value { return bound.Read(r.Field) }))
	}
	for _, l := range v.Lookups {
		out = out.Join(l.in(e))
	}
	for _, p := range v.Fields {
		out = out.WithField(Field{Var: p.Var, Value: Substitute(p.Value, e, c), MustAssign: p.MustAssign})
	}
	for _, f := range v.Funcs {
		out = out.Join(Value{Funcs: []FuncRef{f.substitute(e, c)}}.Widen())
	}
	for _, m := range v.Pending {
		out = out.WithStores(m.Substitute(e, c))
	}
	for _, alt := range v.Guarded {
		if rest, ok := e.Simplify(alt.When); ok {
			out = out.Join(Substitute(alt.Value, e, c).Under(rest))
		}
	}
	return out
}

// SubstituteAll returns the values of a list as Substitute does each.
func SubstituteAll(list []Value, e Subst, c Callees) []Value {
	out := make([]Value, 0, len(list))
	for _, v := range list {
		out = append(out, Substitute(v, e, c))
	}
	return out
}

// bound returns use of the value that e binds p to, free where e does not bind p.
func (e Subst) bound(p *types.Var, free Value, use func(Value) Value) Value {
	if v, ok := e.Lookup(p); ok {
		return use(v)
	}
	return free
}
