package flow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// Facts are what importing packages need to know: small, of scalars and slices
// only, so that they are encoded the same in every run, and without positions,
// so that moving a line changes nothing for importers.

// A funcFact says what calling a function does. Parameters are indices, the
// receiver is -1.
type funcFact struct {
	Does *conduct
}

// A conduct is a behaviour without the package's own objects.
type conduct struct {
	Effects []effectFact
	Results []valueFact
	Stores  []storeFact
	Puts    []storeFact // of a function that is returned: by its own parameters
	Served  *conduct    // of the handler that the function returns

	Handles, Maps, Sole, Fails bool
	NeverReturns               bool
	Leaves                     []leavingFact
	Implied                    [][]condFact // when the default status may go out with a body
}

// A leavingFact is the response at one end, or at all that are met under the
// same conditions.
type leavingFact struct {
	When         []condFact
	Header, Body uint8 // tri
	Plain, Quiet bool
	Bare         bool
	Called       []int
	PlainMethods uint16
	Good, Bad    outcomeFact
}

// A condFact is a condition on what the function is given.
type condFact struct {
	Param int
	Field statusinfer.FieldName // of what the parameter is; empty for itself
	Of    uint8
	Op    uint8 // token.Token
	With  string
	Holds bool
}

// An outcomeFact is the header at the returns of one kind.
type outcomeFact struct {
	Seen   bool
	Header uint8
}

type effectFact struct {
	When    []condFact
	Written valueFact
	Invoked []int
	May     []int
	Methods uint16
	Lost    bool
}

type storeFact struct {
	Param int
	Value valueFact
}

type valueFact struct {
	Atoms  []atomFact
	Parts  []partFact
	Params []int
	Calls  []int
	Over   []choiceFact
	Mods   []modFact
	None   bool
	Lost   bool
}

// A modFact is what the functions that a parameter holds put into a struct.
type modFact struct {
	Param, Index int
	Field        statusinfer.FieldName // the one that is asked for; empty for all
	Base         *valueFact
}

// A choiceFact is what a value may be under conditions.
type choiceFact struct {
	When  []condFact
	Value valueFact
}

type atomFact struct {
	Code     int
	Mapper   bool
	Implicit bool
	Sole     bool
	Methods  uint16
}

type partFact struct {
	Field statusinfer.FieldName
	Value valueFact
	Set   bool
}

func (*funcFact) AFact() {}

// Quiet reports whether the function neither names a status nor takes one to a
// response: what it does can matter only together with other facts.
func (f *funcFact) Quiet() bool {
	return f.Does == nil || f.Does.quiet()
}

func (c *conduct) quiet() bool {
	for _, e := range c.Effects {
		if w := e.Written.flat(); len(w.Atoms)+len(w.Params)+len(w.Calls) > 0 {
			return false
		}
	}
	for _, r := range c.Results {
		if r.flat().names() {
			return false
		}
	}
	for _, s := range slices.Concat(c.Stores, c.Puts) {
		if s.Value.flat().names() {
			return false
		}
	}
	return !c.Handles && c.Served == nil
}

// names reports whether v, which is flat, holds what can be a status.
func (v valueFact) names() bool {
	for _, a := range v.Atoms {
		if a.Code >= 100 && a.Code < 600 {
			return true
		}
	}
	for _, p := range v.Parts {
		if p.Value.flat().names() {
			return true
		}
	}
	return false
}

// String is what // want comments match.
func (f *funcFact) String() string {
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
		add("invokes", e.Invoked)
	}
	for _, r := range f.Does.Results {
		r = r.flat()
		add("returns", r.codes())
		add("wraps", r.Params)
		for _, p := range r.Parts {
			v := p.Value.flat()
			add(p.Field.Type+"."+p.Field.Name+"=", append(v.codes(), v.Params...))
		}
	}
	return strings.Join(words, " ")
}

// flat returns v without conditions.
func (v valueFact) flat() valueFact {
	over := v.Over
	v.Over = nil
	for _, c := range over {
		v = v.join(c.Value.flat())
	}
	for _, m := range v.Mods {
		if m.Base != nil {
			v = v.join(m.Base.flat())
		}
	}
	v.Mods = nil
	return v
}

func (v valueFact) codes() []int {
	var out []int
	for _, a := range v.Atoms {
		out = append(out, a.Code)
	}
	return out
}

// carriesFact says which statuses a package variable carries: a sentinel.
type carriesFact struct{ Value valueFact }

func (*carriesFact) AFact() {}

func (f *carriesFact) String() string {
	return fmt.Sprintf("carries%v", f.Value.codes())
}
