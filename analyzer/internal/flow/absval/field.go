package absval

import (
	"go/types"
	"slices"
)

// A Field is the content of one field of a struct value: an integer, a function
// or a handler. Whether an integer is a status may be known only to an importing
// package.
type Field struct {
	Var   *types.Var
	Value Value
	// MustAssign: the field was assigned on every path. Nothing of what the
	// struct held in it before is left (a strong update).
	MustAssign bool
}

func (f Field) equal(g Field) bool {
	return f.Var == g.Var && f.MustAssign == g.MustAssign && f.Value.Equal(g.Value)
}

// Field returns what field f of v holds, where v says so.
func (v Value) Field(f *types.Var) (Value, bool) {
	if i := v.indexOfField(f); i >= 0 {
		return v.Fields[i].Value, true
	}
	return Value{}, false
}

func (v Value) indexOfField(f *types.Var) int {
	return slices.IndexFunc(v.Fields, func(g Field) bool { return g.Var == f })
}

// MustAssigns reports whether all that field f of v may hold is known: it was
// assigned on every path, or v comes from nothing that could hold another.
func (v Value) MustAssigns(f *types.Var) bool {
	if i := v.indexOfField(f); i >= 0 && v.Fields[i].MustAssign {
		return true
	}
	return len(v.Guarded) == 0 && !v.DependsOnCallers() && !v.Top
}

// joinFields joins the fields of two values. One that both assign must be
// assigned if both must; one that a single value assigns, if the other comes
// from nothing that could hold another.
func joinFields(v, w Value) []Field {
	if len(v.Fields)+len(w.Fields) == 0 {
		return nil
	}
	out := make([]Field, 0, len(v.Fields)+len(w.Fields))
	for _, f := range v.Fields {
		if i := w.indexOfField(f.Var); i >= 0 {
			f.Value = f.Value.Join(w.Fields[i].Value)
			f.MustAssign = f.MustAssign && w.Fields[i].MustAssign
		} else {
			f.MustAssign = f.MustAssign && w.MustAssigns(f.Var)
		}
		out = append(out, f)
	}
	for _, f := range w.Fields {
		if v.indexOfField(f.Var) < 0 {
			f.MustAssign = f.MustAssign && v.MustAssigns(f.Var)
			out = append(out, f)
		}
	}
	return out
}

// WithoutFields returns v without what it says of the fields.
func (v Value) WithoutFields(fields []*types.Var) Value {
	if len(fields) == 0 || len(v.Fields) == 0 {
		return v
	}
	var out []Field
	for _, f := range v.Fields {
		if !slices.Contains(fields, f.Var) {
			out = append(out, f)
		}
	}
	v.Fields = out
	return v
}

// WithField returns v after an assignment to one of its fields: in place of
// what the field held where it must be assigned, else besides it.
func (v Value) WithField(f Field) Value {
	out := make([]Field, 0, len(v.Fields)+1)
	for _, g := range v.Fields {
		switch {
		case g.Var != f.Var:
			out = append(out, g)
		case !f.MustAssign:
			f.Value, f.MustAssign = g.Value.Join(f.Value), g.MustAssign
		}
	}
	v.Fields = append(out, f)
	return v.Widen()
}

// Assign returns v after the store w, where another definition may have
// reached the same place.
func (v Value) Assign(w Value) Value {
	if len(w.Guarded) > 0 || len(w.Fields) != 1 || !w.Fields[0].MustAssign {
		return v.Join(w)
	}
	f := w.Fields[0]
	if held, ok := v.Field(f.Var); ok {
		f.Value = f.Value.Join(held)
	}
	return v.WithField(f)
}

// ReplacedFields returns the fields of which nothing is left of what the
// parameters that v comes from held.
func (v Value) ReplacedFields() []*types.Var {
	if len(v.Params) == 0 {
		return nil
	}
	var out []*types.Var
	for _, f := range v.Fields {
		if f.MustAssign {
			out = append(out, f.Var)
		}
	}
	return out
}
