package framework

import "sync"

// Builders of entries, so that the tables read as tables.

func fn(name string, sinks ...Sink) entry {
	return entry{name: name, fn: &Func{Sinks: sinks}}
}

func writesBody(name string) entry {
	return entry{name: name, fn: &Func{WritesBody: true}}
}

func getter(name string) entry {
	return entry{name: name, fn: &Func{Getter: true}}
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

// implicit is a sink that may write any of codes to the response in argument i.
func implicit(i int, codes ...int) Sink {
	return Sink{Kind: Implicit, Effect: Writes, Codes: codes, Response: i}
}

// modules returns the table by import path.
var modules = sync.OnceValue(func() map[string]*module {
	byPath := make(map[string]*module)
	for _, list := range [][]module{netHTTP()} {
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
func (t *Table) Known(path string) bool { return modules()[path] != nil }

// Constants returns the import paths of the packages that declare their own
// status constants under net/http's names.
func (t *Table) Constants() []string { return nil }
