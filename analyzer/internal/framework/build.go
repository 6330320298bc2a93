package framework

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Builders of entries, so that the tables read as tables. Names of functions
// and methods are lists, parted by blanks; recv is "Type." or "".

func fn(name string, sinks ...Sink) entry {
	return entry{name: name, fn: &Func{Sinks: sinks}}
}

func writesBody(name string) entry {
	return entry{name: name, fn: &Func{WritesBody: true}}
}

func field(name string, role FieldRole) entry {
	return entry{name: name, field: &Field{Role: role}}
}

func response(name string, def int) entry {
	return entry{name: name, typ: &Type{Response: true, Default: def}}
}

func register(name string, r *Register) entry {
	return entry{name: name, fn: &Func{Register: r}}
}

// list joins what the builders below make.
func list(parts ...[]entry) []entry { return slices.Concat(parts...) }

// each makes an entry of what fn knows for each of the names.
func each(recv, names string, fn Func) []entry {
	var out []entry
	for name := range strings.FieldsSeq(names) {
		out = append(out, entry{name: recv + name, fn: &fn})
	}
	return out
}

func sinks(recv, names string, s Sink) []entry {
	return each(recv, names, Func{Sinks: []Sink{s}})
}

func getters(recv, names string) []entry { return each(recv, names, Func{Getter: true}) }

// leaves are functions that leave an error to middleware.
func leaves(recv, names string) []entry { return each(recv, names, Func{Leaves: true}) }

// redirects are functions that redirect the client (3.11a).
func redirects(recv, names string) []entry { return each(recv, names, Func{Redirects: true}) }

func bodies(recv, names string) []entry { return each(recv, names, Func{WritesBody: true}) }

func registers(recv, names string, r Register) []entry {
	return each(recv, names, Func{Register: &r})
}

// verbs are registrations whose method is their own name.
func verbs(recv, names string, r Register) []entry {
	var out []entry
	for name := range strings.FieldsSeq(names) {
		r.From, r.Methods = MethodFixed, []string{strings.ToUpper(name)}
		out = append(out, registers(recv, name, r)...)
	}
	return out
}

// tests are functions that are named Is and a method, and report whether the
// request has it.
func tests(recv, names string) []entry {
	var out []entry
	for name := range strings.FieldsSeq(names) {
		out = append(out, each(recv, "Is"+name, Func{Tests: strings.ToUpper(name)})...)
	}
	return out
}

func fields(role FieldRole, names string) []entry {
	var out []entry
	for name := range strings.FieldsSeq(names) {
		out = append(out, field(name, role))
	}
	return out
}

// respond is a response with its default status, and the status of an error
// that a handler returns and that carries none.
func respond(name string, def, otherError int) []entry {
	return []entry{{name: name, typ: &Type{Response: true, Default: def, OtherError: otherError}}}
}

// answers are what handlers return, with the status in a field.
func answers(names string) []entry {
	var out []entry
	for name := range strings.FieldsSeq(names) {
		out = append(out, entry{name: name, typ: &Type{Answer: true}})
	}
	return out
}

// carries is an error type of fixed statuses.
func carries(name string, codes ...int) []entry {
	return []entry{{name: name, typ: &Type{Codes: codes}}}
}

// yields is an interface whose method returns the status that a value carries.
func yields(name, method string) []entry {
	return []entry{{name: name, typ: &Type{StatusMethod: method}}}
}

// modules returns the table by import path.
var modules = sync.OnceValue(func() map[string]*module {
	byPath := make(map[string]*module)
	for _, list := range all() {
		for i := range list {
			for _, path := range list[i].paths {
				byPath[path] = &list[i]
			}
		}
	}
	return byPath
})

// Known reports whether the table holds a package of that import path: what
// its functions do is read there, and not from facts.
func (t *Table) Known(path string) bool { return t.module(path) != nil }

// module returns what the table holds of an import path, or nil.
func (t *Table) module(path string) *module {
	if slices.Contains(t.without, path) {
		return nil
	}
	return modules()[path]
}

// Paths returns the import paths of the table, sorted.
func Paths() []string { return slices.Sorted(maps.Keys(modules())) }

// ByName returns what holds for a framework as a whole, or nil.
func ByName(name string) *Framework { return frameworks[name] }

// Framework is ByName, for those who have the table.
func (t *Table) Framework(name string) *Framework { return ByName(name) }

// Constants returns the import paths of the packages that declare their own
// status constants under net/http's names.
func (t *Table) Constants() []string {
	var out []string
	for _, f := range frameworks {
		if f.ConstantsFrom != "" {
			out = append(out, f.ConstantsFrom)
		}
	}
	slices.Sort(out)
	return out
}

// Missing returns the entries of the table for pkg that name nothing in it:
// none, where pkg is of the version that the table was read from.
func (t *Table) Missing(pkg *types.Package) []string {
	m := modules()[pkg.Path()]
	if m == nil {
		return nil
	}
	var out []string
	for _, e := range m.entries {
		if lookup(pkg, e.name) == nil {
			out = append(out, pkg.Path()+"."+e.name)
		}
	}
	return out
}

// KnownPackage is Known for a package; it reports false for that of the universe,
// which declares the method Error of error.
func (t *Table) KnownPackage(p *types.Package) bool { return p != nil && t.Known(p.Path()) }
