package absval

import (
	"go/types"
	"slices"
)

// A Read is the content of a field of a parameter, as the function was given it:
// what an accessor returns. Which struct the parameter is, the caller knows.
type Read struct{ Param, Field *types.Var }

func addRead(list []Read, r Read) []Read {
	if slices.Contains(list, r) {
		return list
	}
	return append(list, r)
}

// Read returns what the field f of v holds, whether or not it is a status.
func (v Value) Read(f *types.Var) Value {
	if len(v.Guarded) > 0 {
		return v.Map(func(w Value) Value { return w.Read(f) })
	}
	if len(v.Lookups) > 0 {
		return v.MapLookups(func(w Value) Value { return w.Read(f) })
	}
	if len(v.Pending) > 0 {
		plain := v
		plain.Pending = nil
		return v.ReadPending(f, plain.Read(f))
	}
	out, found := v.Field(f)
	switch {
	case found && v.MustAssigns(f):
		return out
	case v.Empty():
		return Unknown() // a struct of which nothing is known
	}
	for _, p := range v.Params {
		out.Reads = addRead(slices.Clip(out.Reads), Read{p, f})
	}
	out.Top = out.Top || v.Top || len(v.Calls)+len(v.Reads) > 0
	if !found && len(v.Params) == 0 {
		out.MayBeOther = true // the zero value, if v is a literal that names other fields
		out.Top = out.Top || len(v.Fields) == 0
	}
	return out
}
