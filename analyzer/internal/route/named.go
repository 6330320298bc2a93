package route

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Routes may be named first, and be given what answers them later, by another
// package perhaps, which looks them up by their names:
//
//	r.Path("/pets/{id}").Methods("DELETE").Name("pet")
//	r.GetRoute("pet").Handler(h)

// A namedFact says which routes a package has named.
type namedFact struct{ Routes []namedRoute }

// A namedRoute is what a name stands for.
type namedRoute struct {
	Framework, Name string
	Methods         []string // none: any
	Path            string   // as it was spelled
	Suffix          bool     // more comes before it, and is not known
}

func (*namedFact) AFact() {}

// String is what // want comments match.
func (f *namedFact) String() string {
	var words []string
	for _, r := range f.Routes {
		words = append(words, r.Name+" "+r.Path)
	}
	return fmt.Sprintf("names %s", strings.Join(words, ", "))
}

// namedRoutes finds the routes that the package names, and tells other packages.
func (x *index) namedRoutes() []namedRoute {
	var out []namedRoute
	for _, s := range x.calls {
		r := x.registerOf(x.callee(s.call))
		if x.within[s.call] || x.isTest(s.call) || r == nil || r.Role != framework.Name && r.Role != framework.Step && r.Role != framework.Route {
			continue // no end of a chain
		}
		x.steps = 0
		for _, b := range x.rowsAt(s, 0) {
			out = append(out, x.namesOf(s, b)...)
		}
	}
	out = distinct(out)
	if len(out) > 0 {
		x.pass.ExportPackageFact(&namedFact{out})
	}
	return out
}

// namesOf returns what one chain names.
func (x *index) namesOf(s site, b bindings) []namedRoute {
	l, ok := x.links(s, s.call, b)
	if !ok || len(l.names) == 0 || len(l.named) > 0 {
		return nil
	}
	var out []namedRoute
	for _, rec := range x.onGroups(l.record, l.base, b) {
		rec.named = l.names // bound with the rest
		for _, whole := range x.resolve(rec, 0) {
			out = append(out, x.namedRoute(whole)...)
		}
	}
	return out
}

func (x *index) namedRoute(rec record) []namedRoute {
	prefix, known := rec.group.prefix.known()
	base := namedRoute{Framework: rec.framework, Suffix: !known || rec.group.param != nil}
	for _, m := range methodsOf("", rec.allMethods()) {
		if m != "" {
			base.Methods = append(base.Methods, m)
		}
	}
	var out []namedRoute
	for _, t := range rec.paths {
		p, whole := t.known()
		if p == "" && !whole {
			continue // nothing is known
		}
		for _, n := range rec.named {
			next := base
			if next.Name, known = n.plain(); !known {
				continue // not known
			}
			if next.Path = joinPaths(prefix, p, rec.group.clean); !whole {
				next.Path, next.Suffix = p, true
			}
			out = append(out, next)
		}
	}
	return out
}

// byName puts a record that answers a named route under the path of that. The
// names of the package itself go before those of others.
func (x *index) byName(rec record, own []namedRoute) []record {
	if rec.named == nil {
		return []record{rec}
	}
	var out []record
	for _, n := range rec.named {
		name, ok := n.plain()
		if !ok {
			continue // not known
		}
		found := named(own, rec.framework, name)
		if len(found) == 0 {
			found = named(x.namedElsewhere(), rec.framework, name)
		}
		for _, r := range found {
			out = append(out, rec.as(r))
		}
	}
	if len(out) == 0 {
		rec.group.param = unknownParam
		return []record{rec}
	}
	return out
}

func named(list []namedRoute, framework, name string) []namedRoute {
	var out []namedRoute
	for _, r := range list {
		if r.Framework == framework && r.Name == name {
			out = append(out, r)
		}
	}
	return out
}

// as returns the record under the path of a named route.
func (rec record) as(r namedRoute) record {
	rec.paths, rec.group = []text{literal(r.Path)}, group{}
	if r.Suffix {
		rec.group.param = unknownParam
	}
	if len(rec.methods) == 0 {
		for _, m := range r.Methods {
			rec.methods = append(rec.methods, literal(m))
		}
	}
	return rec
}

// namedElsewhere returns the routes that other packages name.
func (x *index) namedElsewhere() []namedRoute {
	if x.foreign == nil {
		x.foreign = []namedRoute{}
		facts := x.pass.AllPackageFacts()
		slices.SortFunc(facts, func(a, b analysis.PackageFact) int { return strings.Compare(a.Package.Path(), b.Package.Path()) })
		for _, f := range facts {
			if fact, ok := f.Fact.(*namedFact); ok && f.Package != x.pass.Pkg {
				x.foreign = append(x.foreign, fact.Routes...)
			}
		}
	}
	return x.foreign
}
