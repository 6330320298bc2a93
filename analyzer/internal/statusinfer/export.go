package statusinfer

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// export exports the facts of every object of the package that importers can meet.
func (r *Result) export() {
	for _, fn := range r.Funcs {
		if fn.Obj != nil && !fn.Test && fn.Obj.Exported() {
			r.exportFunc(fn.Obj, fn.Params)
		}
	}
	for method := range r.Impls {
		if ast.IsExported(method.Name()) {
			r.exportFunc(method, slices.Collect(method.Signature().Params().Variables()))
		}
	}
	for _, m := range r.g.interfaceMethods {
		if m.Pkg() == r.Pkg && len(r.Impls[m]) == 0 && ast.IsExported(m.Name()) {
			r.exportFunc(m, nil)
		}
	}
	scope := r.Pkg.Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() {
			r.exportType(tn)
		}
	}
	r.exportLearned()
}

// exportFunc exports the fact of a function or an interface's method.
func (r *Result) exportFunc(obj *types.Func, params []*types.Var) {
	g := r.g
	fact := &RoleFact{Equal: g.equal[obj]}
	for i, p := range params {
		l := g.labelOf(Loc{Obj: p})
		switch {
		case l&Written.bit() != 0:
			fact.Status = append(fact.Status, i)
			if id, ok := g.ids[Loc{Obj: p}]; ok && g.nodes[id].passes()&raw == 0 {
				fact.Tested = append(fact.Tested, i)
			}
		case l != 0:
			fact.Compared = append(fact.Compared, i)
		}
		if sig, ok := p.Type().Underlying().(*types.Signature); ok {
			for j := range sig.Results().Len() {
				if g.labelOf(Loc{Obj: p, Part: ResultPart, Index: j})&Written.bit() != 0 {
					fact.Calls = append(fact.Calls, [2]int{i, j})
				}
			}
		}
		g.reached(fact, obj, i, p)
	}
	for i := range obj.Signature().Results().Len() {
		if g.labelOf(Loc{Obj: obj, Part: ResultPart, Index: i}) != 0 {
			fact.Yields = append(fact.Yields, i)
		}
	}
	if !fact.empty() {
		r.pass.ExportObjectFact(obj, fact)
	}
}

// maxReached bounds how many locations a parameter is followed through.
const maxReached = 256

// reached adds the results and the fields that parameter i of obj flows to. It
// is followed through local variables and the functions that are called, not
// through fields and package variables, which others fill.
func (g *graph) reached(fact *RoleFact, obj *types.Func, i int, p *types.Var) {
	start, ok := g.ids[Loc{Obj: p}]
	if !ok || len(g.nodes[start].to) == 0 {
		return // never used as a number
	}
	seen := map[int]bool{start: true}
	work := []int{start}
	for len(work) > 0 && len(seen) < maxReached {
		id := work[0]
		work = work[1:]
		for _, dst := range g.nodes[id].to {
			if seen[dst] {
				continue
			}
			seen[dst] = true
			if g.reaches(fact, obj, i, dst) {
				work = append(work, dst)
			}
		}
	}
	slices.SortFunc(fact.Stores, func(a, b StoredFact) int {
		if a.Param != b.Param {
			return a.Param - b.Param
		}
		return strings.Compare(a.Field.String(), b.Field.String())
	})
	slices.SortFunc(fact.Passes, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
}

// reaches adds what node id is, which parameter i of obj flows to, and reports
// whether the parameter is followed further from there.
func (g *graph) reaches(fact *RoleFact, obj *types.Func, i, id int) bool {
	l, ok := g.locOf(id)
	if !ok {
		return false // a comparison
	}
	if l.Part == ResultPart && l.Obj == obj {
		fact.Passes = append(fact.Passes, [2]int{i, l.Index})
		return false
	}
	v, isVar := l.Obj.(*types.Var)
	if isVar && v.IsField() {
		if name, ok := g.Fields.NameOf(v.Origin()); ok && l.Part == Content && goast.IsInteger(v.Type()) {
			fact.Stores = append(fact.Stores, StoredFact{i, name})
		}
		return false
	}
	return !isVar || v.Pkg() == nil || v.Parent() != v.Pkg().Scope()
}

// locOf returns the location of a node, and whether it has one.
func (g *graph) locOf(id int) (Loc, bool) {
	if g.locs == nil {
		g.locs = make(map[int]Loc, len(g.ids))
		for l, id := range g.ids {
			g.locs[id] = l
		}
	}
	l, ok := g.locs[id]
	return l, ok
}

// exportType exports the facts of the fields of a struct, and of a function type.
func (r *Result) exportType(tn *types.TypeName) {
	switch t := tn.Type().Underlying().(type) {
	case *types.Struct:
		for f := range t.Fields() {
			if l := r.g.labelOf(Loc{Obj: f.Origin()}); l != 0 {
				r.pass.ExportObjectFact(f, &FieldFact{Written: l&Written.bit() != 0, Tested: l&written == Written.bit()})
			}
		}
	case *types.Signature:
		var out []int
		for i := range t.Results().Len() {
			if r.g.labelOf(Loc{Obj: tn, Part: ResultPart, Index: i})&Written.bit() != 0 {
				out = append(out, i)
			}
		}
		if len(out) > 0 && ast.IsExported(tn.Name()) {
			r.pass.ExportObjectFact(tn, &ResultFact{out})
		}
	}
}

// exportLearned exports which fields the package, or one that it imports, shows
// to be statuses.
func (r *Result) exportLearned() {
	all := make(map[FieldName]label)
	for name, l := range r.g.facts.allLearned() {
		all[name] = l
	}
	for loc := range r.g.ids {
		v, ok := loc.Obj.(*types.Var)
		if !ok || loc.Part != Content || !v.IsField() || v.Pkg() == nil {
			continue // no field
		}
		l := r.g.labelOf(loc)
		if l&Written.bit() == 0 || goast.IsStd(v.Pkg()) || r.Table.KnownPackage(v.Pkg()) {
			continue // not written, or known without this package
		}
		if name, ok := r.Fields.NameOf(v.Origin()); ok {
			all[name] |= l & written
		}
	}
	if len(all) == 0 {
		return
	}
	fact := new(LearnedFieldFact)
	for name, l := range all {
		fact.Fields = append(fact.Fields, LearnedField{name, l&written == Written.bit()})
	}
	slices.SortFunc(fact.Fields, func(a, b LearnedField) int {
		return strings.Compare(a.Field.String(), b.Field.String())
	})
	r.learned = fact.Fields
	r.pass.ExportPackageFact(fact)
}

// Learned returns the fields that the package, or one that it imports, shows to be
// statuses, sorted.
func (r *Result) Learned() []LearnedField { return r.learned }

// Sent returns the methods whose first result is a status that is written: of this
// package, and of interfaces that it calls. They are in no order.
func (r *Result) Sent() []*types.Func {
	var out []*types.Func
	for loc, id := range r.g.ids {
		fn, ok := loc.Obj.(*types.Func)
		if ok && loc.Part == ResultPart && loc.Index == 0 && r.g.nodes[id].label&Written.bit() != 0 && fn.Signature().Recv() != nil {
			out = append(out, fn)
		}
	}
	return out
}

// Unproved returns the fields that the package gives numbers, and that it does not
// know to hold statuses, sorted. An importer may show that they do.
func (r *Result) Unproved() []FieldName {
	var out []FieldName
	for loc, id := range r.g.ids {
		v, ok := loc.Obj.(*types.Var)
		if !ok || loc.Part != Content || !v.IsField() || v.Pkg() == nil || !goast.IsInteger(v.Type()) {
			continue // no number in a field
		}
		n := &r.g.nodes[id]
		if n.label&Written.bit() != 0 || len(n.from)+len(n.consts) == 0 || goast.IsStd(v.Pkg()) || r.Table.KnownPackage(v.Pkg()) {
			continue // known, or given nothing here
		}
		if name, ok := r.Fields.NameOf(v.Origin()); ok {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b FieldName) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(out)
}
