package absval

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
)

// ArgFacts are what a call site shows of an argument, as far as predicates ask
// for it. They form a semilattice: Join keeps what holds of both arguments, and
// NoFacts is its top.
type ArgFacts struct {
	Alias  *types.Var       // the caller's own parameter, passed unchanged
	Consts []constant.Value // all that the argument may be; nil where that is not known
	Len    int              // its length; -1 where that is not known
	Nil    Truth            // whether it is nil
	Errors errset.Set       // all errors that it may be; bottom where that is not known
}

// NoFacts returns the facts of an argument of which nothing is known.
func NoFacts() ArgFacts { return ArgFacts{Len: -1} }

// Join returns what holds of both arguments.
func (g ArgFacts) Join(h ArgFacts) ArgFacts {
	out := NoFacts()
	if g.Alias != h.Alias {
		return out
	}
	out.Alias = g.Alias
	if g.Consts != nil && h.Consts != nil {
		out.Consts = joinConsts(g.Consts, h.Consts)
	}
	if g.Len == h.Len {
		out.Len = g.Len
	}
	if g.Nil == h.Nil {
		out.Nil = g.Nil
	}
	if !g.Errors.IsBottom() && !h.Errors.IsBottom() {
		out.Errors = g.Errors.Join(h.Errors)
	}
	return out
}

// Equal reports whether g and h state the same.
func (g ArgFacts) Equal(h ArgFacts) bool {
	return g.Alias == h.Alias && g.Len == h.Len && g.Nil == h.Nil && g.Errors.Equal(h.Errors) &&
		(g.Consts == nil) == (h.Consts == nil) && sameSet(g.Consts, h.Consts, sameConst)
}

func sameConst(a, b constant.Value) bool {
	return a.Kind() == b.Kind() && constant.Compare(a, token.EQL, b)
}

// MaxConsts bounds the constants that an argument may be; beyond it, what it is
// counts as not known.
const MaxConsts = 16

// joinConsts returns the constants of both lists, each once.
func joinConsts(a, b []constant.Value) []constant.Value {
	out := slices.Clip(a)
	for _, c := range b {
		if !slices.ContainsFunc(out, func(d constant.Value) bool { return sameConst(c, d) }) {
			out = append(out, c)
		}
	}
	if len(out) > MaxConsts {
		return nil
	}
	return out
}

// FactsOf returns what a value shows of itself: which statuses it is, where it
// is nothing else.
func FactsOf(v Value) ArgFacts {
	g := NoFacts()
	if v.Top || v.MayBeOther && len(v.Others) == 0 || len(v.Origins)+len(v.Others) == 0 || v.DependsOnCallers() || len(v.Guarded) > 0 {
		return g
	}
	for _, code := range Codes(v.Origins) {
		g.Consts = append(g.Consts, constant.MakeInt64(int64(code)))
	}
	for _, c := range v.Others {
		g.Consts = append(g.Consts, parseConst(c))
	}
	if len(g.Consts) > MaxConsts {
		g.Consts = nil
	}
	return g
}
