package link

import (
	"cmp"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// A Module is what packages have reported.
type Module struct {
	packages   map[string]*Package
	interfaces map[Name]*Interface
	opened     map[Name]bool         // interfaces that types of other modules may implement in a program
	widened    map[Name][]Name       // interfaces that values of an interface are converted to
	byMethod   map[string][]declared // types, by the ID of a method
	funcs      map[Name]Func
	programs   map[string]map[string]bool     // the packages that are in a program with a package; nil for none
	pending    map[string]bool                // packages whose methods are not known in this round
	sent       map[Name]bool                  // methods whose result some package sends as a status
	resent     map[string]bool                // packages that do not know it of one of their methods
	learned    map[statusinfer.FieldName]bool // fields that hold statuses: whether they are sent untested
	proved     map[string]bool                // packages that set a field, and do not know that it is one of these
	resolved   map[[2]string][]Name
}

// A declared is a type with the package that declares it.
type declared struct {
	pkg string
	*Type
}

// NewModule returns a Module of packages, of which each is given once.
func NewModule(list []*Package) *Module {
	m := &Module{
		packages:   make(map[string]*Package),
		interfaces: make(map[Name]*Interface),
		byMethod:   make(map[string][]declared),
		funcs:      make(map[Name]Func),
		pending:    make(map[string]bool),
		resolved:   make(map[[2]string][]Name),
		learned:    make(map[statusinfer.FieldName]bool),
	}
	for _, p := range list {
		m.packages[p.Path] = p
		m.update(p)
		for i := range p.Interfaces {
			m.interfaces[Name{Pkg: p.Path, Type: p.Interfaces[i].Name}] = &p.Interfaces[i]
		}
		for i := range p.Types {
			for _, method := range p.Types[i].Methods {
				m.byMethod[method.ID] = append(m.byMethod[method.ID], declared{p.Path, &p.Types[i]})
			}
		}
	}
	m.widened = make(map[Name][]Name)
	var opened []Name
	for _, path := range slices.Sorted(maps.Keys(m.packages)) {
		opened = append(opened, m.packages[path].Opened...)
		for _, pair := range m.packages[path].Widened {
			m.widened[pair[0]] = append(m.widened[pair[0]], pair[1])
		}
	}
	m.opened = m.reached(opened)
	m.programs = m.findPrograms()
	m.sent, m.resent = m.sentResults()
	m.proved = m.provedFields()
	return m
}

// update takes what a package reports of what its methods do, and of fields.
func (m *Module) update(p *Package) {
	for _, f := range p.Funcs {
		m.funcs[f.Name] = f
	}
	for _, l := range p.Learned {
		m.learned[l.Field] = m.learned[l.Field] || !l.Tested
	}
}

// reached returns the interfaces that a value of some of them may get to by
// conversions.
func (m *Module) reached(work []Name) map[Name]bool {
	out := make(map[Name]bool)
	work = slices.Clone(work)
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		if !out[i] {
			out[i] = true
			work = append(work, m.widened[i]...)
		}
	}
	return out
}

// findPrograms returns, for each package, the packages of the programs that it is
// part of. It leaves out the packages of a program of which not all was reported:
// what is missing may implement anything.
func (m *Module) findPrograms() map[string]map[string]bool {
	out := make(map[string]map[string]bool)
	partial := make(map[string]bool)
	for _, path := range slices.Sorted(maps.Keys(m.packages)) {
		if !m.packages[path].Main {
			continue
		}
		program, whole := m.program(path)
		for member := range program {
			partial[member] = partial[member] || !whole
			if out[member] == nil {
				out[member] = make(map[string]bool)
			}
			maps.Copy(out[member], program)
		}
	}
	for member := range partial {
		if partial[member] {
			delete(out, member)
		}
	}
	return out
}

// program returns the packages of the module that main imports, directly or not.
// whole is false where one of them was not reported.
func (m *Module) program(main string) (members map[string]bool, whole bool) {
	members, whole = make(map[string]bool), true
	work := []string{main}
	for len(work) > 0 {
		p := m.packages[work[len(work)-1]]
		work = work[:len(work)-1]
		if members[p.Path] {
			continue // met before
		}
		members[p.Path] = true
		for _, path := range p.Imports {
			switch {
			case m.packages[path] != nil:
				work = append(work, path)
			case within(path, p.Module):
				whole = false
			}
		}
	}
	return members, whole
}

// maxLinked bounds how many methods a call of an interface's method is followed
// to. It is far more than what services and stores have; what has more is a
// registry of plugins.
const maxLinked = 32

// implementations returns the methods that a call of an interface's method in a
// package can call, sorted. It returns none where that is not known.
func (m *Module) implementations(pkg string, method Name) []Name {
	key := [2]string{pkg, method.String()}
	if list, ok := m.resolved[key]; ok {
		return list
	}
	found := make(map[Name]bool)
	var out []Name
	if m.find(pkg, method, found, make(map[Name]bool)) && len(found) <= maxLinked {
		out = slices.SortedFunc(maps.Keys(found), Name.compare)
	}
	m.resolved[key] = out
	return out
}

// find adds the methods that implement an interface's method to found. It reports
// false where there may be others.
func (m *Module) find(pkg string, method Name, found, visited map[Name]bool) bool {
	if visited[method] {
		return true // a decorator embeds the interface that it implements
	}
	visited[method] = true
	iface := m.interfaces[Name{Pkg: method.Pkg, Type: method.Type}]
	program := m.programs[pkg]
	if iface == nil || program == nil || m.opened[Name{Pkg: method.Pkg, Type: method.Type}] {
		return false
	}
	types := m.implementing(Name{Pkg: method.Pkg, Type: method.Type}, iface, program)
	for _, t := range types {
		impl, ok := t.method(method.Name)
		switch {
		case !ok:
			return false // not reached: the type implements the interface
		case impl.Abstract:
			if !m.find(pkg, impl.Func, found, visited) {
				return false
			}
		case m.funcs[impl.Func].Does == nil:
			return false // of another module, and what it does is not known
		default:
			found[impl.Func] = true
		}
	}
	return len(types) > 0
}

// implementing returns the types of a program that implement an interface: test
// doubles only where there are no others.
func (m *Module) implementing(name Name, iface *Interface, program map[string]bool) []declared {
	var types, doubles []declared
	for _, t := range m.byMethod[iface.Methods[0].ID] {
		switch {
		case !program[t.pkg] || !t.implements(iface) || t.Foreign && !m.reached(t.Into)[name]:
			continue // of another program, or another interface's method
		case t.Double:
			doubles = append(doubles, t)
		default:
			types = append(types, t)
		}
	}
	if len(types) == 0 {
		return doubles
	}
	return types
}

func (t *Type) method(id string) (Method, bool) {
	i, ok := slices.BinarySearchFunc(t.Methods, id, func(m Method, id string) int { return cmp.Compare(m.ID, id) })
	if !ok {
		return Method{}, false
	}
	return t.Methods[i], true
}

func (t *Type) implements(iface *Interface) bool {
	return !slices.ContainsFunc(iface.Methods, func(want Method) bool {
		m, ok := t.method(want.ID)
		return !ok || !want.Sig.matches(m.Sig)
	})
}

// factOf returns what calls of an interface's method in a package can call; nil
// where that is not known. Methods of packages that are pending are left out: they
// are at Bottom.
func (m *Module) factOf(pkg string, method Name) *fact.ImplementationsFact {
	list := m.implementations(pkg, method)
	if len(list) == 0 {
		return nil
	}
	out := new(fact.ImplementationsFact)
	for _, name := range list {
		if m.pending[name.Pkg] && name.Pkg != pkg {
			continue
		}
		f := m.funcs[name]
		out.Of = append(out.Of, fact.Implementation{Pkg: name.Pkg, Type: name.Type, Name: name.Name, Pointer: f.Pointer, Sent: m.sent[name], Does: f.Does})
	}
	return out
}
