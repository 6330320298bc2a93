package register

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// Routes may be named first, and be given what answers them later, by another
// package perhaps, which looks them up by their names:
//
//	r.Path("/pets/{id}").Methods("DELETE").Name("pet")
//	r.GetRoute("pet").Handler(h)

// names knows the routes that have names.
type names struct {
	*scope
	foreign []NamedRoute // by other packages; read when first asked for
}

// A NamedFact says which routes a package has named.
type NamedFact struct{ Routes []NamedRoute }

// A NamedRoute is what a name stands for.
type NamedRoute struct {
	Framework, Name string
	Methods         []string // none: any
	Path            string   // as it was spelled
	Suffix          bool     // more comes before it, and is not known
}

// AFact marks a fact.
func (*NamedFact) AFact() {}

// String is what // want comments match.
func (f *NamedFact) String() string {
	var words []string
	for _, r := range f.Routes {
		words = append(words, r.Name+" "+r.Path)
	}
	return fmt.Sprintf("names %s", strings.Join(words, ", "))
}

// collect finds the routes that the package names, and exports them to other packages.
func (x *names) collect() []NamedRoute {
	var out []NamedRoute
	for _, s := range x.src.Calls {
		r := x.types.RegisterOf(x.src.Callee(s.Call))
		if x.layout.Continued(s.Call) || x.src.IsTest(s.Call) || r == nil || r.Role != framework.Name && r.Role != framework.Step && r.Role != framework.Route {
			continue // no end of a chain
		}
		x.strings.Restart()
		for _, b := range x.contexts.At(s, 0) {
			out = append(out, x.ofChain(s, b)...)
		}
	}
	out = distinct(out)
	if len(out) > 0 {
		x.pass.ExportPackageFact(&NamedFact{out})
	}
	return out
}

// ofChain returns what one chain names.
func (x *names) ofChain(s origin.Site, b origin.Bindings) []NamedRoute {
	l, ok := x.chains.links(s, s.Call, b)
	if !ok || len(l.names) == 0 || len(l.Named) > 0 {
		return nil
	}
	var out []NamedRoute
	for _, rec := range x.finder.onGroups(l.Registration, l.base, b) {
		rec.Named = l.names // bound with the rest
		for _, whole := range x.wrappers.resolve(rec, 0) {
			out = append(out, x.routes(whole)...)
		}
	}
	return out
}

func (x *names) routes(rec Registration) []NamedRoute {
	prefix, known := rec.Group.Prefix.Known()
	base := NamedRoute{Framework: rec.Framework, Suffix: !known || rec.Group.Param != nil}
	for _, m := range MethodsOf("", rec.AllMethods()) {
		if m != "" {
			base.Methods = append(base.Methods, m)
		}
	}
	var out []NamedRoute
	for _, t := range rec.Paths {
		p, whole := t.Known()
		if p == "" && !whole {
			continue // nothing is known
		}
		for _, n := range rec.Named {
			next := base
			if next.Name, known = n.Plain(); !known {
				continue // not known
			}
			if next.Path = router.JoinPaths(prefix, p, rec.Group.Clean); !whole {
				next.Path, next.Suffix = p, true
			}
			out = append(out, next)
		}
	}
	return out
}

// resolve puts a registration of a named route under the path of that route. The
// names of the package itself go before those of others.
func (x *names) resolve(rec Registration, own []NamedRoute) []Registration {
	if rec.Named == nil {
		return []Registration{rec}
	}
	var out []Registration
	for _, n := range rec.Named {
		name, ok := n.Plain()
		if !ok {
			continue // not known
		}
		found := named(own, rec.Framework, name)
		if len(found) == 0 {
			found = named(x.imported(), rec.Framework, name)
		}
		for _, r := range found {
			out = append(out, rec.as(r))
		}
	}
	if len(out) == 0 {
		rec.Group.Param = strval.UnknownParam
		return []Registration{rec}
	}
	return out
}

func named(list []NamedRoute, framework, name string) []NamedRoute {
	var out []NamedRoute
	for _, r := range list {
		if r.Framework == framework && r.Name == name {
			out = append(out, r)
		}
	}
	return out
}

// as returns the registration under the path of a named route.
func (rec Registration) as(r NamedRoute) Registration {
	rec.Paths, rec.Group = []strval.Value{strval.Literal(r.Path)}, router.Group{}
	if r.Suffix {
		rec.Group.Param = strval.UnknownParam
	}
	if len(rec.Methods) == 0 {
		for _, m := range r.Methods {
			rec.Methods = append(rec.Methods, strval.Literal(m))
		}
	}
	return rec
}

// imported returns the routes that other packages name.
func (x *names) imported() []NamedRoute {
	if x.foreign == nil {
		x.foreign = []NamedRoute{}
		facts := x.pass.AllPackageFacts()
		slices.SortFunc(facts, func(a, b analysis.PackageFact) int { return strings.Compare(a.Package.Path(), b.Package.Path()) })
		for _, f := range facts {
			if fact, ok := f.Fact.(*NamedFact); ok && f.Package != x.pass.Pkg {
				x.foreign = append(x.foreign, fact.Routes...)
			}
		}
	}
	return x.foreign
}
