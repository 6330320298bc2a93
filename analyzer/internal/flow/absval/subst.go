package absval

import (
	"go/constant"
	"go/types"
	"slices"
)

// A Binding gives a parameter the argument of a call.
type Binding struct {
	Param *types.Var
	Value Value
	Facts ArgFacts
}

func (b Binding) equal(c Binding) bool {
	return b.Param == c.Param && b.Facts.Equal(c.Facts) && b.Value.Equal(c.Value)
}

// A Subst is a substitution: the parameters of a function, and of those around
// it, with the arguments of a call. Each parameter is bound once.
type Subst []Binding

// Join binds what either substitution binds; of a parameter that both bind, to
// the join of the two.
func (e Subst) Join(g Subst) Subst {
	out := slices.Clone(e)
	for _, b := range g {
		i := slices.IndexFunc(out, func(o Binding) bool { return o.Param == b.Param })
		if i < 0 {
			out = append(out, b)
			continue
		}
		out[i].Value = out[i].Value.Join(b.Value)
		out[i].Facts = out[i].Facts.Join(b.Facts)
	}
	return out
}

// Equal reports whether e and g bind the same parameters to equal arguments.
func (e Subst) Equal(g Subst) bool { return sameSet(e, g, Binding.equal) }

// Binding returns the binding of p.
func (e Subst) Binding(p *types.Var) (Binding, bool) {
	for _, b := range e {
		if b.Param == p {
			return b, true
		}
	}
	return Binding{}, false
}

// Lookup returns the value that p is bound to.
func (e Subst) Lookup(p *types.Var) (Value, bool) {
	b, ok := e.Binding(p)
	return b.Value, ok
}

// Simplify returns what remains of w where the parameters in e are bound. ok is
// false where w cannot hold.
func (e Subst) Simplify(w PathCond) (rest PathCond, ok bool) {
	for _, l := range w {
		b, bound := e.Binding(l.Param)
		if !bound {
			rest = append(rest, l) // of a function further out
			continue
		}
		if b.Facts.Alias != nil {
			l.Param = b.Facts.Alias // the caller's own parameter, passed unchanged
			rest = rest.And(PathCond{l})
			continue
		}
		truth := b.eval(l.Predicate)
		if !l.Holds {
			truth = truth.not()
		}
		if truth == Fails {
			return nil, false
		}
	}
	return rest, e.errorsFeasible(w)
}

// errorsFeasible reports whether each argument may be an error that passes the
// tests in w. They are decided together: of an error that is one of two
// sentinels, neither test fails, and yet one of them holds.
func (e Subst) errorsFeasible(w PathCond) bool {
	for _, b := range e {
		if b.Facts.Alias != nil || b.Facts.Errors.IsBottom() {
			continue // not known here
		}
		if !b.Facts.Errors.Feasible(w.ErrorTests(b.Param)) {
			return false
		}
	}
	return true
}

// Deferred reports whether w tests an error that is a parameter of the caller:
// what calls that decides.
func (e Subst) Deferred(w PathCond) bool {
	for _, l := range w {
		if b, ok := e.Binding(l.Param); ok && l.Of == Error && b.Facts.Alias != nil {
			return true
		}
	}
	return false
}

// Certain reports whether the arguments include an error that passes every test
// of errors in w, for certain. It reports false where w tests no error.
func (e Subst) Certain(w PathCond) bool {
	tested := false
	for _, l := range w {
		if l.Of != Error {
			continue // of something else
		}
		b, ok := e.Binding(l.Param)
		if !ok || b.Facts.Alias != nil || !b.Facts.Errors.Certain(w.ErrorTests(l.Param)) {
			return false
		}
		tested = true
	}
	return tested
}

// Resolve returns v without the alternatives that cannot be where the
// parameters in e are bound, and without conditions.
func (e Subst) Resolve(v Value) Value {
	alts := v.Guarded
	v.Guarded = nil
	for _, alt := range alts {
		if _, ok := e.Simplify(alt.When); ok {
			v = v.Join(alt.Value.Flat())
		}
	}
	return v
}

// fieldFacts returns what the argument shows of its field.
func (b Binding) fieldFacts(f *types.Var) ArgFacts {
	if len(b.Value.Guarded) > 0 && !b.Value.MustAssigns(f) {
		b.Value = b.Value.Flat()
	}
	if facts, ok := b.Value.kindFacts(f); ok {
		return facts
	}
	held, ok := b.Value.Field(f)
	if !ok || len(b.Value.Params)+len(b.Value.Lookups)+len(b.Value.Guarded) > 0 && !b.Value.MustAssigns(f) {
		return NoFacts()
	}
	return FactsOf(held)
}

// WithoutKinds returns v with fields that may hold any kind.
func (v Value) WithoutKinds() Value {
	v.Fields = mapSlice(v.Fields, func(f Field) Field {
		f.Value.Others = nil
		return f
	})
	v.Guarded = mapSlice(v.Guarded, func(alt Alternative) Alternative { return Alternative{alt.When, alt.Value.WithoutKinds()} })
	return v
}

// kindFacts returns what v shows of a field that holds kinds and codes which are no
// statuses; ok is false for another field. Only what every literal names counts: what
// is not known of an error may be any kind.
func (v Value) kindFacts(f *types.Var) (facts ArgFacts, ok bool) {
	i := v.indexOfField(f)
	if i < 0 || len(v.Fields[i].Value.Others) == 0 {
		return NoFacts(), false
	}
	if !v.Fields[i].MustAssign || v.Top || v.DependsOnCallers() || len(v.Pending) > 0 {
		return NoFacts(), true
	}
	return FactsOf(v.Fields[i].Value), true
}

// constants returns all that the argument, or its field where that is not nil, may
// be; nil where that is not known.
func (b Binding) constants(field *types.Var) []constant.Value {
	if field != nil {
		return b.fieldFacts(field).Consts
	}
	return b.Facts.Consts
}

// eval returns whether a predicate holds of the argument.
func (b Binding) eval(p Predicate) Truth {
	facts := b.Facts
	if p.Field != nil {
		facts = b.fieldFacts(p.Field)
	}
	switch p.Of {
	case Error:
		return Undecided // together with the others: errorsFeasible
	case IsNil:
		return facts.Nil
	case Length:
		if facts.Len < 0 {
			return Undecided
		}
		return p.compare(constant.MakeInt64(int64(facts.Len)))
	}
	out := Undecided
	for i, c := range facts.Consts {
		truth := p.compare(c)
		if i > 0 && truth != out {
			return Undecided
		}
		out = truth
	}
	return out
}
