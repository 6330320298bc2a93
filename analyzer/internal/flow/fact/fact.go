// Package fact encodes summaries for the packages that import the one under
// analysis, and decodes those of the packages that it imports.
//
// Facts are small, of scalars and slices only, and without positions, so that
// moving a line changes nothing for importers. Encoding is deterministic by
// construction: what stands in a set is sorted. The same source gives the same
// bytes in every run, by which go vet keys its cache.
package fact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// A SummaryFact says what calling a function does: it is a
// summary.FuncSummary without the package's own objects. Parameters are
// indices; the receiver is -1.
type SummaryFact struct{ Does *FuncFact }

// A FuncFact is the content of a SummaryFact.
type FuncFact struct {
	Effects      []effectFact // those under the same condition and methods as one
	Results      []valueFact
	Errors       []errorsFact // by result
	Stores       []storeFact
	ResultStores []storeFact // of a function that is returned, by its own parameters
	Next         bool        // Served is of the handler that a middleware makes which the function returns
	Served       *FuncFact   // of the handler that the function returns
	Panics       valueFact   // what a panic carries that leaves the function

	Handles, MapsErrors, Sole, AlwaysFails, NeverReturns bool
	Exits                                                []exitFact
	Implied                                              [][]literalFact // when the default status may be sent with a body
}

// An exitFact is the response at the returns under one condition.
type exitFact struct {
	When                        []literalFact
	Header, Body                uint8 // summary.Modality
	ImplicitStatus, MayBeUnsent bool
	ErrorWithoutStatus, Sent    bool
	Called                      []calleeFact
	Methods                     uint16
	OnSuccess, OnFailure        outcomeFact
}

// A literalFact is one literal of a path condition.
type literalFact struct {
	Param int
	Field statusinfer.FieldName // of the parameter; empty for the parameter itself
	Of    uint8                 // absval.Aspect
	Op    uint8                 // token.Token
	With  string
	Err   predicateFact
	Holds bool
}

// A predicateFact is an errset.Predicate.
type predicateFact struct {
	Kind      uint8
	Pkg, Name string // of the sentinel or the type
	Ptr       bool
	Any       []predicateFact // of a disjunction
}

func (p predicateFact) equal(q predicateFact) bool {
	return p.Kind == q.Kind && p.Pkg == q.Pkg && p.Name == q.Name && p.Ptr == q.Ptr && slices.EqualFunc(p.Any, q.Any, predicateFact.equal)
}

func (l literalFact) equal(m literalFact) bool {
	return l.Param == m.Param && l.Field == m.Field && l.Of == m.Of && l.Op == m.Op && l.With == m.With && l.Holds == m.Holds && l.Err.equal(m.Err)
}

// sameCond reports whether two path conditions have the same literals in the same
// order.
func sameCond(v, w []literalFact) bool { return slices.EqualFunc(v, w, literalFact.equal) }

// An outcomeFact is a summary.Outcome.
type outcomeFact struct {
	Seen   bool
	Header uint8
	Sent   bool
}

// An effectFact is what the function does to the response under one condition.
type effectFact struct {
	When     []literalFact
	Written  valueFact
	Invoked  []invocationFact
	Possible []int
	Methods  uint16
	Escapes  bool
}

// A storeFact is what is stored into what a parameter points to.
type storeFact struct {
	Param int
	Value valueFact
}

// A valueFact is an absval.Value.
type valueFact struct {
	Origins    []originFact
	Fields     []fieldFact
	Params     []int
	Calls      []callFact
	Reads      []readFact
	Lookups    []lookupFact
	Table      []elementFact
	Guarded    []alternativeFact
	Pending    []pendingFact
	MayBeOther bool
	Others     []string
	Top        bool
}

// A readFact is an absval.Read.
type readFact struct {
	Param int
	Field statusinfer.FieldName // empty for the parameter itself
}

// compare orders what is read of one function.
func (r readFact) compare(s readFact) int {
	return cmp.Or(cmp.Compare(r.Param, s.Param), strings.Compare(r.Field.String(), s.Field.String()))
}

// String is what // want comments match.
func (r readFact) String() string {
	if r.Field == (statusinfer.FieldName{}) {
		return fmt.Sprint(r.Param)
	}
	return fmt.Sprintf("%d.%s", r.Param, r.Field.Name)
}

// A callFact is an absval.Call.
type callFact struct {
	What readFact
	Args []valueFact
}

// An invocationFact is a summary.Invocation.
type invocationFact struct {
	Callee calleeFact
	Serves bool
	Args   []valueFact
	Given  []valueFact
}

// compare orders the invocations of one effect.
func (i invocationFact) compare(j invocationFact) int {
	return cmp.Or(i.Callee.compare(j.Callee), cmp.Compare(bit(i.Serves), bit(j.Serves)))
}

// A calleeFact is a summary.Callee.
type calleeFact struct {
	What readFact
	Made bool
}

func (c calleeFact) compare(d calleeFact) int {
	return cmp.Or(c.What.compare(d.What), cmp.Compare(bit(c.Made), bit(d.Made)))
}

// A lookupFact is an absval.Lookup.
type lookupFact struct {
	Table []elementFact
	Of    int // where Table is empty
	Key   int // where Const is empty
	Field statusinfer.FieldName
	Const string
}

// An elementFact is an absval.Element.
type elementFact struct {
	Key   string
	Value valueFact
}

// A pendingFact is an absval.PendingStore.
type pendingFact struct {
	Param, Index int
	Field        statusinfer.FieldName // empty for the struct as a whole
	Base         *valueFact
}

// An alternativeFact is an absval.Alternative.
type alternativeFact struct {
	When  []literalFact
	Value valueFact
}

// An originFact is an absval.Origin, without what names it.
type originFact struct {
	Code     int
	Mapper   bool
	Implicit bool
	Sole     bool
	Methods  uint16
}

// A fieldFact is an absval.Field.
type fieldFact struct {
	Field      statusinfer.FieldName
	Value      valueFact
	MustAssign bool
}

// A RecoversFact marks a package with a function that recovers.
type RecoversFact struct{}

// AFact marks RecoversFact as a fact.
func (*RecoversFact) AFact() {}

func (*RecoversFact) String() string { return "" }

// AFact marks SummaryFact as a fact.
func (*SummaryFact) AFact() {}

// Quiet reports whether the function neither names a status nor takes one to a
// response: what it does can matter only together with other facts.
func (f *SummaryFact) Quiet() bool {
	return f.Does == nil || f.Does.quiet()
}

func (c *FuncFact) quiet() bool {
	for _, e := range c.Effects {
		if w := e.Written.flat(); len(w.Origins)+len(w.Params)+len(w.Calls)+len(w.Reads) > 0 {
			return false
		}
	}
	for _, r := range c.Results {
		if r.flat().names() {
			return false
		}
	}
	for _, s := range slices.Concat(c.Stores, c.ResultStores) {
		if s.Value.flat().names() {
			return false
		}
	}
	return !c.Handles && c.Served == nil
}

// names reports whether v, which has no conditions, holds a status.
func (v valueFact) names() bool {
	for _, a := range v.Origins {
		if a.Code >= 100 && a.Code < 600 {
			return true
		}
	}
	for _, p := range v.Fields {
		if p.Value.flat().names() {
			return true
		}
	}
	return false
}

// String is what // want comments match.
func (f *SummaryFact) String() string {
	var words []string
	add := func(word string, list []int) {
		if len(list) > 0 {
			words = append(words, fmt.Sprintf("%s%v", word, list))
		}
	}
	if f.Does == nil {
		return strings.Join(words, " ")
	}
	for _, e := range f.Does.Effects {
		v := e.Written.flat()
		add("writes", v.codes())
		add("passes", v.Params)
		for _, i := range e.Invoked {
			words = append(words, "invokes "+i.Callee.What.String())
		}
	}
	for _, r := range f.Does.Results {
		r = r.flat()
		add("returns", r.codes())
		add("wraps", r.Params)
		for _, read := range r.Reads {
			words = append(words, fmt.Sprintf("reads %d.%s", read.Param, read.Field.Name))
		}
		for _, p := range r.Fields {
			v := p.Value.flat()
			add(p.Field.Type+"."+p.Field.Name+"=", append(v.codes(), v.Params...))
		}
	}
	return strings.Join(words, " ")
}

// flat returns v without conditions.
func (v valueFact) flat() valueFact {
	over := v.Guarded
	v.Guarded = nil
	for _, c := range over {
		v = v.join(c.Value.flat())
	}
	for _, m := range v.Pending {
		if m.Base != nil {
			v = v.join(m.Base.flat())
		}
	}
	v.Pending = nil
	for _, l := range v.Lookups {
		for _, e := range l.Table {
			v = v.join(e.Value.flat())
		}
	}
	v.Lookups, v.Table = nil, nil
	return v
}

// join adds w to v, for what ignores the order.
func (v valueFact) join(w valueFact) valueFact {
	for _, o := range w.Origins {
		if !slices.Contains(v.Origins, o) {
			v.Origins = append(slices.Clip(v.Origins), o)
		}
	}
	v.Fields = slices.Concat(v.Fields, w.Fields)
	v.Params, v.Calls = slices.Concat(v.Params, w.Params), slices.Concat(v.Calls, w.Calls)
	v.Reads = slices.Concat(v.Reads, w.Reads)
	return v
}

func (v valueFact) codes() []int {
	var out []int
	for _, a := range v.Origins {
		out = append(out, a.Code)
	}
	return out
}

// A SentinelFact says which statuses a package variable carries: var ErrGone.
type SentinelFact struct{ Value valueFact }

// AFact marks SentinelFact as a fact.
func (*SentinelFact) AFact() {}

// String is what // want comments match.
func (f *SentinelFact) String() string {
	return fmt.Sprintf("carries%v", f.Value.codes())
}

// An ErrorHandlerFact says of which frameworks a package sets the error handler.
type ErrorHandlerFact struct{ Frameworks []string }

// AFact marks ErrorHandlerFact as a fact.
func (*ErrorHandlerFact) AFact() {}

// String is what // want comments match.
func (f *ErrorHandlerFact) String() string { return "answers errors" }
