package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A behaviour is what calling a function of this package does, in terms of its
// own parameters and, for a literal, of those of the functions around it.
type behaviour struct {
	sig    *types.Signature
	recv   *types.Var
	params []*types.Var
	// mentioned are the parameters that anything below depends on.
	mentioned map[*types.Var]bool
	tested    map[*types.Var]bool
	// maps: it chooses among statuses by an error, or yields several as
	// numbers: which of them a caller gets is not known.
	maps bool
	// sole: it writes one fixed status, and no other.
	sole bool
	// fails: it returns an error, and never nil.
	fails bool
	// served is what the handler that the function returns does.
	served *behaviour

	effects []*effect      // in order of evaluation
	results []absval.Value // what each result may be
	stores  []stored
	puts    []putting // of a function of another package that is returned
	// How the header leaves the function: see path.go.
	exit exits
	// leaves are its ends, one by one.
	leaves []leaving
	// handles: it takes a response of its own, or captures one.
	handles bool
	// bodies written with a status that forbids one.
	bodies []body
	// implicit: places where the default status goes out.
	implicit []implicit
}

// stored says that something put value into what a parameter points to.
type stored struct {
	param *types.Var
	value absval.Value
}

// A body is a body that is written together with a status.
type body struct {
	status absval.Origin
	at     ast.Node // the node that writes the status
	node   ast.Node // the call that writes the body
}

// A putting says that a function puts value into what its parameter points to,
// in terms of the function that returned it.
type putting struct {
	index int
	value absval.Value
}

// An implicit is a place where nothing names the status.
type implicit struct {
	at      ast.Node // the call that writes the body; nil at the function's end
	methods httpmethod.Set
	when    absval.PathCond
}

// An effect is what one node of a function does to the response.
type effect struct {
	at      ast.Node
	written absval.Value // statuses that are written or set here
	// invoked are handlers that are served with this response: parameters of
	// the function or of one around it.
	invoked []*types.Var
	// dispatched are functions of which this call is the whole answer.
	dispatched []absval.FuncRef
	methods    httpmethod.Set    // under which it is reached; 0 for any
	header     tri               // a status is written or set
	body       tri               // a body is written
	sets       bool              // a later effect may replace the status
	lost       bool              // the response went where it cannot be followed
	leaves     bool              // the answer is left to what comes after the handler
	left       absval.Value      // what the error carries that is left
	unwritten  bool              // a called function may return without an error and without having written
	implied    []absval.PathCond // a called function may let the default status go out with a body
	slips      bool              // a literal may be called that writes: whether anything is written is not known
	done       bool              // a called function writes something on every way
	when       absval.PathCond   // under which it is reached
	good, bad  outcome           // of the called function
	reached    httpmethod.Set    // plain mask of methods under which control comes here
	may        []int             // statuses that the table knows to be possible
	framework  string
}

// A tri is never, maybe or always.
type tri uint8

const (
	never tri = iota
	maybe
	always
)

// join returns what holds of one of two ways.
func (t tri) join(u tri) tri {
	if t == u {
		return t
	}
	return maybe
}

// then returns what holds of one thing after the other.
func (t tri) then(u tri) tri { return max(t, u) }

// mentions reports whether what b says depends on p.
func (b *behaviour) mentions(p *types.Var) bool { return b.mentioned[p] }

// A mentioner collects the parameters on which a summary depends. literal
// returns the summary of a literal, whose captured parameters count as well.
type mentioner struct {
	b       *behaviour
	literal func(*ast.FuncLit) *behaviour
}

// mention records every parameter that b depends on.
func (b *behaviour) mention(literal func(*ast.FuncLit) *behaviour) {
	m := mentioner{b, literal}
	b.mentioned = make(map[*types.Var]bool)
	b.tested = make(map[*types.Var]bool)
	m.tests()
	for _, e := range b.effects {
		m.value(e.written)
		for _, p := range e.invoked {
			b.mentioned[p] = true
		}
	}
	for _, r := range b.results {
		m.value(r)
	}
	for _, s := range b.stores {
		b.mentioned[s.param] = true
		m.value(s.value)
	}
	for _, p := range b.puts {
		m.value(p.value)
	}
	if b.served != nil {
		b.served.mention(literal)
		for p := range b.served.mentioned {
			b.mentioned[p] = true
		}
		for p := range b.served.tested {
			b.tested[p] = true
		}
	}
}

// mentionTests records the parameters on which it hangs what b does.
func (m mentioner) tests() {
	for _, e := range m.b.effects {
		m.when(e.when)
	}
	for _, l := range m.b.leaves {
		m.when(l.when)
		for _, p := range l.called {
			m.b.mentioned[p] = true
		}
	}
	for _, i := range m.b.implicit {
		m.when(i.when)
	}
}

func (m mentioner) when(w absval.PathCond) {
	for _, c := range w {
		m.b.mentioned[c.Param], m.b.tested[c.Param] = true, true
	}
}

// tests reports whether it hangs on p what b does.
func (b *behaviour) tests(p *types.Var) bool { return b.tested[p] }

func (m mentioner) value(v absval.Value) {
	for _, p := range v.Params {
		m.b.mentioned[p] = true
	}
	for _, p := range v.Calls {
		m.b.mentioned[p] = true
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
		if f.Recv != nil {
			m.value(*f.Recv)
		}
		for _, bound := range f.Subst {
			m.value(bound.Value)
		}
		if inner := m.literal(f.Lit); inner != nil && inner != m.b {
			for p := range inner.mentioned {
				m.b.mentioned[p] = true // what a returned literal captures
			}
			for p := range inner.tested {
				m.b.tested[p] = true
			}
		}
	}
}

// implied returns under what the default status may go out with a body that
// the called function writes.
func (t target) implied() []absval.PathCond {
	var out []absval.PathCond
	for _, i := range t.b.implicit {
		rest, ok := t.env.Simplify(i.when)
		if ok && !slices.ContainsFunc(out, func(w absval.PathCond) bool { return slices.Equal(w, rest) }) {
			out = append(out, rest)
		}
	}
	return out
}

// Equal reports whether b and c are the same element of the lattice.
func (b *behaviour) equal(c *behaviour) bool {
	if b == nil || c == nil {
		return b == c
	}
	return true
}
