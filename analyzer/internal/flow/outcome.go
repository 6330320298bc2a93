package flow

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// outcome returns the header under what the last result says.
func (p *pather) outcome(ret *ast.ReturnStmt, s pathState, header summary.Modality) (good, bad summary.Outcome) {
	both := summary.Outcome{Seen: true, Header: header}
	results := p.fn.Sig.Results()
	if results.Len() == 0 || len(ret.Results) > 0 && len(ret.Results) != results.Len() {
		return both, both
	}
	if len(ret.Results) > 0 {
		switch p.saysLast(ret.Results[len(ret.Results)-1], s.nonNil) {
		case saysGood:
			return both, summary.Outcome{}
		case saysBad:
			return summary.Outcome{}, both
		}
	}
	if s.slipped || s.lost || len(s.left) > 0 {
		return both, both
	}
	clean, dirty := s.sides()
	cleanGood, cleanKnown := p.readsLast(ret, clean)
	dirtyGood, dirtyKnown := p.readsLast(ret, dirty)
	good = outcomeOfWays(s.unwritten && (cleanGood || !cleanKnown), s.written && (dirtyGood || !dirtyKnown))
	bad = outcomeOfWays(s.unwritten && !(cleanGood && cleanKnown), s.written && !(dirtyGood && dirtyKnown))
	return good, bad
}

// saysLast reads the last result of a return statement.
func (p *pather) saysLast(e ast.Expr, nonNil []*types.Var) int {
	if !goast.IsNil(p.x.info, e) {
		return p.x.says(e, nonNil)
	}
	if goast.IsError(p.fn.Sig.Results().At(p.fn.Sig.Results().Len() - 1).Type()) {
		return saysGood
	}
	return saysBad // no value
}

// readsLast reads the last result of a return statement on the ways of a side.
func (p *pather) readsLast(ret *ast.ReturnStmt, on side) (good, ok bool) {
	if n := len(ret.Results); n > 0 {
		return p.reads(ret.Results[n-1], on)
	}
	return lookUp(on.known, p.fn.Sig.Results().At(p.fn.Sig.Results().Len()-1))
}

// outcomeOfWays returns the header where nothing was written on some ways, and
// something on others.
func outcomeOfWays(clean, dirty bool) summary.Outcome {
	switch {
	case clean && dirty:
		return summary.Outcome{Seen: true, Header: summary.May}
	case dirty:
		return summary.Outcome{Seen: true, Header: summary.Must}
	}
	return summary.Outcome{Seen: clean, Header: summary.Never}
}

// What a result says.
const (
	saysNothing = iota
	saysGood
	saysBad
)

// says reads a result: true, a nil error and a value that is not nil are good.
func (x *evaluator) says(e ast.Expr, nonNil []*types.Var) int {
	tv := x.info.Types[e]
	t := tv.Type
	if tv.Value != nil && tv.Value.Kind() == constant.Bool {
		if constant.BoolVal(tv.Value) {
			return saysGood
		}
		return saysBad
	}
	if t == nil {
		return saysNothing
	}
	failed := x.nonNil(e, nonNil)
	switch {
	case tv.IsNil() || goast.IsNil(x.info, e):
		return saysNothing // of a type that is known from the signature only
	case goast.IsError(t) && failed:
		return saysBad
	case !goast.IsError(t) && failed:
		return saysGood
	}
	return saysNothing
}
