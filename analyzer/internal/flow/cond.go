package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
)

// What a helper does may hang on what it is given: a status that is 0, a body
// that is nil, a list that is empty. A condition says so in terms of the
// function's own parameters; a call that is seen settles it.
//
//	func reply(w http.ResponseWriter, v any, status ...int) {
//		code := http.StatusOK        // when len(status) > 0 fails
//		if len(status) > 0 {
//			code = status[0]         // when it holds
//		}
//		w.WriteHeader(code)
//	}

// A measure is what of a parameter a test looks at.
type measure uint8

const (
	itself  measure = iota // the value
	length                 // len(p)
	absence                // p == nil
)

// A test compares what a function was given with a constant.
type test struct {
	param *types.Var
	field *types.Var // of the struct that param is or points to; nil for param itself
	of    measure
	op    token.Token // EQL, LSS or LEQ: the others are these, failing
	with  string      // the constant, exactly; "" for absence
}

// A cond is a test with its outcome.
type cond struct {
	test
	holds bool
}

// A when is a list of conditions of which all hold.
type when []cond

// maxConds bounds a when: what hangs on more is told under fewer.
const maxConds = 6

// and returns w with the conditions of v.
func (w when) and(v when) when {
	out := slices.Clip(w)
	for _, c := range v {
		if len(out) < maxConds && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// contradicts reports whether w and v cannot both hold.
func (w when) contradicts(v when) bool {
	for _, c := range v {
		c.holds = !c.holds
		if slices.Contains(w, c) {
			return true
		}
	}
	return false
}

// A choice is what a value may be under a condition.
type choice struct {
	when  when
	value value
}

// maxChoices bounds the alternatives of one value.
const maxChoices = 24

// under returns v as what may be only when w holds.
func (v value) under(w when) value {
	if len(w) == 0 || v.empty() && !v.none {
		return v
	}
	plain := v
	plain.over = nil
	var out value
	if !plain.empty() || plain.none {
		out.over = append(out.over, choice{w, plain})
	}
	for _, c := range v.over {
		if !w.contradicts(c.when) {
			out = out.choose(choice{w.and(c.when), c.value})
		}
	}
	return out
}

// choose adds an alternative.
func (v value) choose(c choice) value {
	for i, d := range v.over {
		if slices.Equal(d.when, c.when) {
			v.over = slices.Clone(v.over)
			v.over[i].value = d.value.join(c.value)
			return v
		}
	}
	if len(v.over) == maxChoices {
		return v.join(c.value)
	}
	v.over = append(slices.Clip(v.over), c)
	return v
}

// flat returns v without conditions: all that it may be.
func (v value) flat() value {
	if len(v.over) == 0 {
		return v.unmodified()
	}
	out := v
	out.over = nil
	out = out.unmodified()
	for _, c := range v.over {
		out = out.join(c.value.flat())
	}
	return out
}

// mapped returns v with f applied to each alternative, and to what holds without
// condition.
func (v value) mapped(f func(value) value) value {
	over := v.over
	v.over = nil
	out := f(v)
	for _, c := range over {
		out = out.join(c.value.mapped(f).under(c.when))
	}
	return out
}

// A verdict is what a call says of a condition.
type verdict uint8

const (
	open verdict = iota // not known
	held
	failed
)

func (v verdict) not() verdict {
	switch v {
	case held:
		return failed
	case failed:
		return held
	}
	return open
}

// settle returns what is left of w where the parameters in e are bound; ok is
// false where w cannot hold.
func (e env) settle(w when) (rest when, ok bool) {
	for _, c := range w {
		b, bound := e.binding(c.param)
		if !bound {
			rest = append(rest, c) // of a function further out
			continue
		}
		if alias := b.given.alias; alias != nil {
			c.param = alias // the caller's own parameter, handed on as it is
			rest = rest.and(when{c})
			continue
		}
		v := b.verdict(c.test)
		if !c.holds {
			v = v.not()
		}
		if v == failed {
			return nil, false
		}
	}
	return rest, true
}

// settled returns v without what cannot be where the parameters in e are bound,
// and without conditions.
func (e env) settled(v value) value {
	over := v.over
	v.over = nil
	for _, c := range over {
		if _, ok := e.settle(c.when); ok {
			v = v.join(c.value.flat())
		}
	}
	return v
}

// verdict tests what a parameter is bound to.
func (b binding) verdict(t test) verdict {
	g := b.given
	if t.field != nil {
		p, ok := b.value.part(t.field)
		if !ok || len(b.value.params)+len(b.value.over) > 0 && !b.value.sets(t.field) {
			return open
		}
		g = givenBy(p)
	}
	switch t.of {
	case absence:
		return g.absent
	case length:
		if g.length < 0 {
			return open
		}
		return compare(constant.MakeInt64(int64(g.length)), t)
	}
	out := open
	for i, c := range g.consts {
		v := compare(c, t)
		if i > 0 && v != out {
			return open
		}
		out = v
	}
	return out
}

// compare applies a test to a constant.
func compare(c constant.Value, t test) verdict {
	with := exact(t.with)
	if with.Kind() != c.Kind() {
		return open
	}
	if constant.Compare(c, t.op, with) {
		return held
	}
	return failed
}

// exact reads what constant.Value.ExactString wrote.
func exact(s string) constant.Value {
	switch {
	case s == "true" || s == "false":
		return constant.MakeBool(s == "true")
	case len(s) > 0 && s[0] == '"':
		return constant.MakeFromLiteral(s, token.STRING, 0)
	case len(s) > 0 && s[0] == '-':
		return constant.UnaryOp(token.SUB, constant.MakeFromLiteral(s[1:], token.INT, 0), 0)
	}
	return constant.MakeFromLiteral(s, token.INT, 0)
}
