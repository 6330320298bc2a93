package summary

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
)

// A mentioner collects the parameters on which a summary depends, so that a call
// evaluates no other arguments. literal returns the summary of a literal, whose
// captured parameters count as well.
type mentioner struct {
	b       *FuncSummary
	literal func(*ast.FuncLit) *FuncSummary
}

// Mention records the parameters on which b depends. It is called once b is
// complete.
func (b *FuncSummary) Mention(literal func(*ast.FuncLit) *FuncSummary) {
	m := mentioner{b, literal}
	b.mentioned = make(map[*types.Var]bool)
	b.tested = make(map[*types.Var]bool)
	m.tests()
	for _, e := range b.Effects {
		m.value(e.Written)
		for _, i := range e.Invoked {
			b.mentioned[i.Param] = true
			for _, arg := range slices.Concat(i.Args, i.Given) {
				m.value(arg)
			}
		}
	}
	for _, r := range b.Results {
		m.value(r)
	}
	m.value(b.Panics)
	for _, s := range b.Stores {
		b.mentioned[s.Param] = true
		m.value(s.Value)
	}
	for _, p := range b.ResultStores {
		m.value(p.Value)
	}
	if b.Served != nil {
		b.Served.Mention(literal)
		for p := range b.Served.mentioned {
			b.mentioned[p] = true
		}
		for p := range b.Served.tested {
			b.tested[p] = true
		}
	}
}

// tests records the parameters that occur in path conditions.
func (m mentioner) tests() {
	for _, e := range m.b.Effects {
		m.when(e.When)
	}
	for _, l := range m.b.Exits {
		m.when(l.When)
		for _, r := range l.Called {
			m.b.mentioned[r.Param] = true
		}
	}
	for _, i := range m.b.Implicit {
		m.when(i.When)
	}
}

func (m mentioner) when(w absval.PathCond) {
	for _, c := range w {
		m.b.mentioned[c.Param], m.b.tested[c.Param] = true, true
	}
}

func (m mentioner) value(v absval.Value) {
	for _, p := range v.Params {
		m.b.mentioned[p] = true
	}
	for _, c := range v.Calls {
		m.b.mentioned[c.Param] = true
		for _, arg := range c.Args {
			m.value(arg)
		}
	}
	for _, r := range v.Reads {
		m.b.mentioned[r.Param] = true
	}
	for _, l := range v.Lookups {
		m.b.mentioned[l.Key], m.b.tested[l.Key] = true, true
		m.b.mentioned[l.Of] = true
	}
	for _, p := range v.Fields {
		m.value(p.Value)
	}
	for _, c := range v.Guarded {
		m.when(c.When)
		m.value(c.Value)
	}
	for _, s := range v.Pending {
		m.b.mentioned[s.Param], m.b.tested[s.Param] = true, true
		if s.Base != nil {
			m.value(*s.Base)
		}
	}
	for _, f := range v.Funcs {
		m.function(f)
	}
}

// function adds what a function value binds, and what a literal captures.
func (m mentioner) function(f absval.FuncRef) {
	if f.Recv != nil {
		m.value(*f.Recv)
	}
	for _, bound := range f.Subst {
		m.value(bound.Value)
	}
	if inner := m.literal(f.Lit); inner != nil && inner != m.b {
		maps.Copy(m.b.mentioned, inner.mentioned)
		maps.Copy(m.b.tested, inner.tested)
	}
}

// Mentions reports whether anything in the summary depends on p.
func (b *FuncSummary) Mentions(p *types.Var) bool { return b.mentioned[p] }

// Tests reports whether p occurs in a path condition.
func (b *FuncSummary) Tests(p *types.Var) bool { return b.tested[p] }
