package summary

import (
	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A CallTarget is one function that a call may call, with its arguments.
type CallTarget struct {
	Ref     absval.FuncRef
	Summary *FuncSummary // nil for an unknown function
	Subst   absval.Subst
	Foreign bool // declared in another package
}

// Implied returns the conditions under which the called function may send the
// default status with a body.
func (t CallTarget) Implied() []absval.PathCond {
	var out []absval.PathCond
	for _, i := range t.Summary.Implicit {
		rest, ok := t.Subst.Simplify(i.When)
		if ok {
			out = AddCond(out, rest)
		}
	}
	return out
}

// ExitState returns the response where the called function ends, without the
// returns that the arguments rule out.
func (t CallTarget) ExitState() ExitState {
	var out ExitState
	for _, e := range t.Feasible() {
		out = out.Join(e)
	}
	return out
}

// Feasible returns the response at each return of the called function that the
// arguments do not rule out; at all returns as one, where they rule out every one.
func (t CallTarget) Feasible() []ExitState {
	var out []ExitState
	for _, l := range t.Summary.Exits {
		if _, ok := t.Subst.Simplify(l.When); ok {
			out = append(out, l.ExitState)
		}
	}
	if len(out) == 0 {
		return []ExitState{t.Summary.Exit}
	}
	return out
}

// A Choice is how a status comes out of a called function.
type Choice struct {
	Via  absval.Via
	Sole bool // this call can choose it: the caller's own choice (3.10)
}

// Choice returns how a status comes out of the called function that chooses it
// where w holds. It is an arm of a mapper where it is not known whether the call
// passes an error that leads there.
func (t CallTarget) Choice(w absval.PathCond) Choice {
	switch {
	case t.Subst.Certain(w):
		return Choice{absval.Helper, true}
	case !t.MapsErrors():
		return Choice{absval.Helper, t.Summary.Sole}
	case t.Subst.Deferred(w):
		return Choice{absval.Helper, false}
	}
	return Choice{absval.Mapper, false}
}

// MapsErrors reports whether the called function chooses among statuses by an
// error that the call passes. Where that is nil, there is nothing to choose.
func (t CallTarget) MapsErrors() bool {
	if !t.Summary.MapsErrors {
		return false
	}
	errors := 0
	for _, p := range t.Summary.Params {
		if !goast.IsError(p.Type()) {
			continue // no error
		}
		errors++
		if b, ok := t.Subst.Binding(p); !ok || b.Facts.Nil != absval.Holds {
			return true
		}
	}
	return errors == 0
}
