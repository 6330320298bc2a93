package interp

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// answered returns what a value of type typ writes when it is given a
// response. made is the expression that makes it, which stands for statuses
// that its method names.
func (x *carriers) answered(typ types.Type, self absval.Value, made ast.Expr) absval.Value {
	named := goast.NamedOf(typ)
	if named == nil {
		return absval.Value{}
	}
	var out absval.Value
	for _, m := range x.Types.SelfWriters(named) {
		b := x.SummaryOf(x.Function(m).Funcs[0])
		if b == nil {
			continue // not known
		}
		for _, e := range b.Effects {
			w := e.Written.Flat()
			v := absval.Value{Origins: chosenAt(w.Origins, made)}
			if b.Recv != nil {
				given := absval.Value{Params: w.Params}
				v = v.Join(x.Substitute(given, absval.Subst{{Param: b.Recv, Value: self, Facts: absval.NoFacts()}}))
			}
			v.Params, v.Reads, v.Top = nil, nil, false
			out = out.Join(x.Carried(v))
		}
	}
	return out
}

// chosenAt returns atoms as named by the expression that makes what writes them.
func chosenAt(atoms []absval.Origin, made ast.Expr) []absval.Origin {
	var out []absval.Origin
	for _, a := range atoms {
		out = absval.AddOrigin(out, absval.Origin{Code: a.Code, Expr: made, Via: absval.Direct})
	}
	return out
}
