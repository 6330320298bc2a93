package absval

import "slices"

// A Call is a call of a function that only callers know, whose result a value may be.
type Call struct {
	Read
	// Args are the arguments, by index, as far as they can carry a status or be
	// functions. It is empty where they are not known.
	Args []Value
}

func (c Call) equal(d Call) bool {
	return c.Read == d.Read && slices.EqualFunc(c.Args, d.Args, Value.Equal)
}

// AddCall adds c to a list in which each function stands once: the arguments of several
// calls are joined.
func AddCall(list []Call, c Call) []Call {
	at := slices.IndexFunc(list, func(d Call) bool { return d.Read == c.Read })
	if at < 0 {
		return append(slices.Clip(list), c)
	}
	list = slices.Clone(list)
	list[at].Args = JoinArgs(list[at].Args, c.Args)
	return list
}

// JoinArgs joins the arguments of two calls of one function, by index. Where those of
// one are not known, nothing is.
func JoinArgs(a, b []Value) []Value {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	return JoinByIndex(a, b)
}

// JoinByIndex joins two lists element by element. What only the longer one has, the
// join has.
func JoinByIndex[T interface{ Join(T) T }](a, b []T) []T {
	out := slices.Clone(a)
	for i, v := range b {
		if i < len(out) {
			out[i] = out[i].Join(v)
		} else {
			out = append(out, v)
		}
	}
	return out
}

// substitute returns what c returns where the parameters in e are bound.
func (c Call) substitute(e Subst, callees Callees) Value {
	args := SubstituteAll(c.Args, e, callees)
	if bound, ok := e.LookupRead(c.Read); ok {
		return Yield(bound, args, callees)
	}
	return Value{Calls: []Call{{c.Read, args}}}.Widen()
}

// Yield returns what calling the functions in v with args may return, whichever result.
func Yield(v Value, args []Value, c Callees) Value {
	out := Value{Top: v.Top || len(v.Calls) > 0}
	for _, r := range v.Callees() {
		out.Calls = AddCall(out.Calls, Call{r, args})
	}
	for _, f := range v.Funcs {
		results, bound, ok := c.ResultsOf(f, args)
		if !ok {
			out.Top = true
			continue // unknown function
		}
		for _, r := range results {
			out = out.Join(Substitute(r.WithoutTop(), bound, c)) // one of several results
		}
	}
	return out
}
