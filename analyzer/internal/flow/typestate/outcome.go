package typestate

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// outcomes returns the header under what the last result says.
func (p *reader) outcomes(ret *ast.ReturnStmt, s State, header summary.Modality) (good, bad summary.Outcome) {
	both := summary.Outcome{Seen: true, Header: header, Sent: s.mustSend}
	results := p.fn.Sig.Results()
	if results.Len() == 0 || len(ret.Results) > 0 && len(ret.Results) != results.Len() {
		return both, both
	}
	if len(ret.Results) > 0 {
		switch p.readLast(ret.Results[len(ret.Results)-1], s.nonNil) {
		case readsSuccess:
			return both, summary.Outcome{}
		case readsFailure:
			return summary.Outcome{}, both
		}
	}
	if s.maybeUnsent || s.escaped || len(s.deferring) > 0 {
		return both, both
	}
	clean, dirty := s.partitions()
	cleanGood, cleanKnown := p.readLastOn(ret, clean)
	dirtyGood, dirtyKnown := p.readLastOn(ret, dirty)
	commits := s.mustSend || !slices.ContainsFunc(s.senders, func(i int) bool { return p.list[i].Sends != summary.Must })
	good = outcomeOn(commits, s.unsent && (cleanGood || !cleanKnown), s.sent && (dirtyGood || !dirtyKnown))
	bad = outcomeOn(commits, s.unsent && !(cleanGood && cleanKnown), s.sent && !(dirtyGood && dirtyKnown))
	return good, bad
}

// readLast reads the last result of a return statement.
func (p *reader) readLast(e ast.Expr, nonNil []*types.Var) int {
	if !goast.IsNil(p.info, e) {
		return p.read(e, nonNil)
	}
	if goast.IsError(p.fn.Sig.Results().At(p.fn.Sig.Results().Len() - 1).Type()) {
		return readsSuccess
	}
	return readsFailure // no value
}

// readLastOn reads the last result of a return statement on the ways of a side.
func (p *reader) readLastOn(ret *ast.ReturnStmt, on partition) (good, ok bool) {
	if n := len(ret.Results); n > 0 {
		return p.readOn(ret.Results[n-1], on)
	}
	return lookup(on.known, p.fn.Sig.Results().At(p.fn.Sig.Results().Len()-1))
}

// outcomeOn returns the header where nothing was written on some paths, and
// something on others. sends reports whether all that may have written sends the
// header.
func outcomeOn(sends, clean, dirty bool) summary.Outcome {
	switch {
	case clean && dirty:
		return summary.Outcome{Seen: true, Header: summary.May}
	case dirty:
		return summary.Outcome{Seen: true, Header: summary.Must, Sent: sends}
	}
	return summary.Outcome{Seen: clean, Header: summary.Never}
}

// What a result says.
const (
	readsNothing = iota
	readsSuccess
	readsFailure
)

// read reads a result: true, a nil error and a value that is not nil are good.
func (p *reader) read(e ast.Expr, nonNil []*types.Var) int {
	tv := p.info.Types[e]
	t := tv.Type
	if tv.Value != nil && tv.Value.Kind() == constant.Bool {
		if constant.BoolVal(tv.Value) {
			return readsSuccess
		}
		return readsFailure
	}
	if t == nil {
		return readsNothing
	}
	failed := p.oracle.NonNil(e, nonNil)
	switch {
	case tv.IsNil() || goast.IsNil(p.info, e):
		return readsNothing // of a type that is known from the signature only
	case goast.IsError(t) && failed:
		return readsFailure
	case !goast.IsError(t) && failed:
		return readsSuccess
	}
	return readsNothing
}
