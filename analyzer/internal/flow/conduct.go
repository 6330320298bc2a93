package flow

import (
	"go/ast"
	"go/types"
	"slices"

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

	effects []*effect // in order of evaluation
	results []value   // what each result may be
	stores  []stored
	puts    []putting // of a function of another package that is returned
	// How the header leaves the function: see path.go.
	exit exits
	// leaves are its ends, one by one.
	leaves []leaving
	// handles: it takes a response of its own, or captures one.
	handles bool
	// bodies written with a status that forbids one.
	bodies []Body
	// implicit: places where the default status goes out.
	implicit []implicit
}

// stored says that something put value into what a parameter points to.
type stored struct {
	param *types.Var
	value value
}

// A putting says that a function puts value into what its parameter points to,
// in terms of the function that returned it.
type putting struct {
	index int
	value value
}

// An implicit is a place where nothing names the status.
type implicit struct {
	at      ast.Node // the call that writes the body; nil at the function's end
	methods httpmethod.Set
	when    when
}

// An effect is what one node of a function does to the response.
type effect struct {
	at      ast.Node
	written value // statuses that are written or set here
	// invoked are handlers that are served with this response: parameters of
	// the function or of one around it.
	invoked []*types.Var
	// dispatched are functions of which this call is the whole answer.
	dispatched []funcRef
	methods    httpmethod.Set // under which it is reached; 0 for any
	header     tri            // a status is written or set
	body       tri            // a body is written
	sets       bool           // a later effect may replace the status
	lost       bool           // the response went where it cannot be followed
	leaves     bool           // the answer is left to what comes after the handler
	left       value          // what the error carries that is left
	unwritten  bool           // a called function may return without an error and without having written
	implied    []when         // a called function may let the default status go out with a body
	slips      bool           // a literal may be called that writes: whether anything is written is not known
	done       bool           // a called function writes something on every way
	when       when           // under which it is reached
	good, bad  outcome        // of the called function
	reached    httpmethod.Set // plain mask of methods under which control comes here
	may        []int          // statuses that the table knows to be possible
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

// size grows with every round of a fixed point until nothing is new.
func (b *behaviour) size() int {
	if b == nil {
		return -1
	}
	n := len(b.effects) + len(b.bodies) + len(b.implicit) + int(b.exit.header)
	for _, e := range b.effects {
		n += e.written.size() + len(e.invoked) + len(e.may) + int(e.header) + int(e.body)
		if e.lost {
			n++
		}
	}
	for _, v := range b.results {
		n += v.size()
	}
	for _, s := range b.stores {
		n += 1 + s.value.size()
	}
	return n
}

// codes returns the distinct statuses among atoms.
func codes(atoms []atom) []int {
	var out []int
	for _, a := range atoms {
		found := false
		for _, c := range out {
			found = found || c == a.code
		}
		if !found {
			out = append(out, a.code)
		}
	}
	return out
}

// mentions reports whether what b says depends on p.
func (b *behaviour) mentions(p *types.Var) bool { return b.mentioned[p] }

// mention records every parameter that b depends on.
func (b *behaviour) mention() {
	b.mentioned = make(map[*types.Var]bool)
	b.tested = make(map[*types.Var]bool)
	b.mentionTests()
	for _, e := range b.effects {
		b.mentionValue(e.written)
		for _, p := range e.invoked {
			b.mentioned[p] = true
		}
	}
	for _, r := range b.results {
		b.mentionValue(r)
	}
	for _, s := range b.stores {
		b.mentioned[s.param] = true
		b.mentionValue(s.value)
	}
	for _, p := range b.puts {
		b.mentionValue(p.value)
	}
	if b.served != nil {
		b.served.mention()
		for p := range b.served.mentioned {
			b.mentioned[p] = true
		}
		for p := range b.served.tested {
			b.tested[p] = true
		}
	}
}

// mentionTests records the parameters on which it hangs what b does.
func (b *behaviour) mentionTests() {
	for _, e := range b.effects {
		b.mentionWhen(e.when)
	}
	for _, l := range b.leaves {
		b.mentionWhen(l.when)
		for _, p := range l.called {
			b.mentioned[p] = true
		}
	}
	for _, i := range b.implicit {
		b.mentionWhen(i.when)
	}
}

func (b *behaviour) mentionWhen(w when) {
	for _, c := range w {
		b.mentioned[c.param], b.tested[c.param] = true, true
	}
}

// tests reports whether it hangs on p what b does.
func (b *behaviour) tests(p *types.Var) bool { return b.tested[p] }

func (b *behaviour) mentionValue(v value) {
	for _, p := range v.params {
		b.mentioned[p] = true
	}
	for _, p := range v.calls {
		b.mentioned[p] = true
	}
	for _, p := range v.parts {
		b.mentionValue(p.value)
	}
	for _, c := range v.over {
		b.mentionWhen(c.when)
		b.mentionValue(c.value)
	}
	for _, m := range v.mods {
		b.mentioned[m.param], b.tested[m.param] = true, true
		if m.base != nil {
			b.mentionValue(*m.base)
		}
	}
	for _, f := range v.funcs {
		if f.recv != nil {
			b.mentionValue(*f.recv)
		}
		for _, bound := range f.env {
			b.mentionValue(bound.value)
		}
		if f.fn != nil && f.fn.lit != nil && f.fn.sum != nil && f.fn.sum != b {
			for p := range f.fn.sum.mentioned {
				b.mentioned[p] = true // what a returned literal captures
			}
			for p := range f.fn.sum.tested {
				b.tested[p] = true
			}
		}
	}
}

// implied returns under what the default status may go out with a body that
// the called function writes.
func (t target) implied() []when {
	var out []when
	for _, i := range t.b.implicit {
		rest, ok := t.env.settle(i.when)
		if ok && !slices.ContainsFunc(out, func(w when) bool { return slices.Equal(w, rest) }) {
			out = append(out, rest)
		}
	}
	return out
}
