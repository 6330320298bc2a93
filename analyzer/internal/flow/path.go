package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// exits says in what state the response leaves a function.
type exits struct {
	header tri // a status has been written or set
	body   tri
	// plain: the function may end without an error and without having written
	// a status: the default goes out.
	plain bool
	// methods under which it may.
	methods Methods
	// good and bad are the header where the last result says that all is well,
	// and where it does not: true and false, nil and an error, a value and nil.
	good, bad outcome
}

// An outcome is the header at the returns of one kind.
type outcome struct {
	seen   bool
	header tri
}

func (o *outcome) add(header tri) {
	if o.seen {
		header = o.header.join(header)
	}
	o.seen, o.header = true, header
}

// A pathState is what is known of the response where control stands.
type pathState struct {
	seen      bool
	methods   Methods // plain mask of methods that the request may have here
	unwritten bool    // on some way here, nothing was written
	written   bool    // on some way here, a status was
	lost      bool    // the response went where it cannot be followed
	last      []int   // effects that may have set the status, by index
	body      tri
	nonNil    []*types.Var // errors that are not nil here
	guards    []guard      // results that say whether a helper has written
}

// A guard is a variable that holds a result of a helper which writes only
// where the result says that something is wrong, or only where it does not:
// id, ok := idParam(w, r).
type guard struct {
	v      *types.Var
	effect int
	// before: nothing had been written when the helper was called.
	before bool
}

// A pather follows the response along the control flow of one function.
type pather struct {
	x       *evaluator
	fn      *function
	effects map[ast.Node]int
	list    []*effect
	b       *behaviour
	record  bool
}

// follow finds, for a function that has a response, under which methods each
// effect is reached, where the default status goes out, and what bodies are
// written after a status that forbids one.
func (x *evaluator) follow(fn *function, b *behaviour) {
	p := &pather{x: x, fn: fn, effects: make(map[ast.Node]int), list: b.effects, b: b}
	for i, e := range b.effects {
		p.effects[e.at] = i
	}
	g := x.graph(fn)
	in := make([]pathState, len(g.Blocks))
	in[0] = pathState{seen: true, methods: allMethods, unwritten: true}
	work := []*cfg.Block{g.Blocks[0]}
	for len(work) > 0 {
		blk := work[len(work)-1]
		work = work[:len(work)-1]
		out := p.through(blk, in[blk.Index])
		for i, succ := range blk.Succs {
			next := p.edge(blk, i, out)
			if next.methods == 0 {
				continue // r.Method == "GET" && r.Method == "PUT"
			}
			if merged, changed := in[succ.Index].merge(next); changed {
				in[succ.Index] = merged
				work = append(work, succ)
			}
		}
	}
	p.record = true
	p.finish(g, in)
}

// finish passes every block once more, with its final state, and records.
func (p *pather) finish(g *cfg.CFG, in []pathState) {
	for _, e := range p.list {
		e.reached = 0
	}
	first := true
	for _, blk := range g.Blocks {
		if !in[blk.Index].seen {
			continue // never reached
		}
		out := p.through(blk, in[blk.Index])
		ret := blk.Return()
		if len(blk.Succs) > 0 || ret == nil {
			continue // goes on, or panics
		}
		p.leave(ret, out, &first)
	}
	for _, e := range p.list {
		e.methods = e.methods.and(maskToSet(e.reached))
	}
}

// leave records the state at a return.
func (p *pather) leave(ret *ast.ReturnStmt, s pathState, first *bool) {
	header := never
	switch {
	case s.written && !s.unwritten && !s.lost:
		header = always
	case s.written || s.lost:
		header = maybe
	}
	exit := &p.b.exit
	p.outcome(ret, s, header)
	if *first {
		exit.header, exit.body, *first = header, s.body, false
	} else {
		exit.header, exit.body = exit.header.join(header), exit.body.join(s.body)
	}
	if !s.unwritten || p.fails(ret, s) || p.answers(ret) {
		return
	}
	if exit.plain {
		exit.methods = exit.methods.or(maskToSet(s.methods))
	} else {
		exit.plain, exit.methods = true, maskToSet(s.methods)
	}
}

// outcome records the header under what the last result says.
func (p *pather) outcome(ret *ast.ReturnStmt, s pathState, header tri) {
	exit := &p.b.exit
	n := len(ret.Results)
	if n == 0 || n != p.fn.sig.Results().Len() {
		exit.good.add(header)
		exit.bad.add(header)
		return
	}
	e := ret.Results[n-1]
	what := p.x.says(e, s.nonNil)
	if isNil(p.x.info, e) {
		what = saysBad // no value
		if isError(p.fn.sig.Results().At(n - 1).Type()) {
			what = saysGood
		}
	}
	switch what {
	case saysGood:
		exit.good.add(header)
	case saysBad:
		exit.bad.add(header)
	default:
		exit.good.add(header)
		exit.bad.add(header)
	}
}

// What a result says.
const (
	saysNothing = iota
	saysGood
	saysBad
)

// says reads a result: true, a nil error and a value that is not nil are good.
func (x *evaluator) says(e ast.Expr, nonNil []*types.Var) int {
	tv := x.info.Types[e]
	t := tv.Type
	if tv.Value != nil && tv.Value.Kind() == constant.Bool {
		if constant.BoolVal(tv.Value) {
			return saysGood
		}
		return saysBad
	}
	if t == nil {
		return saysNothing
	}
	failed := x.nonNil(e, nonNil)
	switch {
	case tv.IsNil() || isNil(x.info, e):
		return saysNothing // of a type that is known from the signature only
	case isError(t) && failed:
		return saysBad
	case !isError(t) && failed:
		return saysGood
	}
	return saysNothing
}

func isNil(info *types.Info, e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	_, ok = info.Uses[id].(*types.Nil)
	return ok
}

// fails reports whether a return statement returns an error that is not nil,
// for certain.
func (p *pather) fails(ret *ast.ReturnStmt, s pathState) bool {
	results := p.fn.sig.Results()
	if results.Len() == 0 || !isCarrier(results.At(results.Len()-1).Type()) {
		return false
	}
	if len(ret.Results) != results.Len() {
		return false // named results, or those of another call
	}
	return p.x.nonNil(ret.Results[len(ret.Results)-1], s.nonNil)
}

// answers reports whether a return statement returns a number that is the
// status, and is not 0: what called the function writes it.
func (p *pather) answers(ret *ast.ReturnStmt) bool {
	results := p.fn.sig.Results()
	for i := range results.Len() {
		if !isInteger(results.At(i).Type()) || !p.x.isStatusResult(p.fn, i) {
			continue // no status
		}
		if len(ret.Results) != results.Len() {
			return true // what another function answers
		}
		code, ok := intValue(p.x.info, ret.Results[i])
		return !ok || code != 0
	}
	return false
}

// isStatusResult reports whether result i of fn is written as a status.
func (x *evaluator) isStatusResult(fn *function, i int) bool {
	return x.kinds.rolesOf(node{obj: fn.object(), lit: fn.lit, sub: result, i: i})&Written.bit() != 0
}

// isCarrier reports whether a result of type t can say that a handler failed:
// an error, or a pointer to one of the project's own.
func isCarrier(t types.Type) bool {
	if isError(t) {
		return true
	}
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// nonNil reports whether e is an error for certain.
func (x *evaluator) nonNil(e ast.Expr, known []*types.Var) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := x.info.Uses[e].(*types.Var)
		if !ok {
			return false
		}
		return slices.Contains(known, v) || x.isSentinel(v)
	case *ast.SelectorExpr:
		v, ok := x.info.Uses[e.Sel].(*types.Var)
		return ok && x.isSentinel(v)
	case *ast.UnaryExpr:
		return e.Op == token.AND
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		return x.makesError(e)
	}
	return false
}

// isSentinel reports whether v is a package's error variable: ErrNotFound.
func (x *evaluator) isSentinel(v *types.Var) bool {
	return v.Pkg() != nil && v.Parent() == v.Pkg().Scope() && isError(v.Type())
}

// makesError reports whether a call returns an error for certain.
func (x *evaluator) makesError(call *ast.CallExpr) bool {
	if tv := x.info.Types[call.Fun]; tv.IsType() {
		return len(call.Args) == 1 && x.nonNil(call.Args[0], nil)
	}
	fn := callee(x.info, call)
	if fn == nil {
		return false
	}
	if isFunc(fn, "fmt", "Errorf") || isFunc(fn, "errors", "New") {
		return true
	}
	if entry := x.table.Func(fn); entry != nil && len(entry.Sinks) > 0 {
		return entry.Sinks[0].Effect == framework.ReturnsCarrier
	}
	if own := x.byObj[fn]; own != nil {
		return own.alwaysFails(x)
	}
	b := x.facts.behaviour(fn)
	return b != nil && b.fails
}

// alwaysFails reports whether every return of fn returns an error.
func (fn *function) alwaysFails(x *evaluator) bool {
	if fn.failing == 0 {
		fn.failing = failsNot // recursion
		n := fn.sig.Results().Len()
		if fn.body != nil && n > 0 && len(fn.returns) > 0 && isCarrier(fn.sig.Results().At(n-1).Type()) {
			all := true
			for _, ret := range fn.returns {
				all = all && len(ret.Results) == n && x.nonNil(ret.Results[n-1], nil)
			}
			if all {
				fn.failing = failsAlways
			}
		}
	}
	return fn.failing == failsAlways
}

// through passes the nodes of a block.
func (p *pather) through(blk *cfg.Block, s pathState) pathState {
	s.last = slices.Clone(s.last)
	s.nonNil = slices.Clone(s.nonNil)
	for _, n := range blk.Nodes {
		_, deferred := n.(*ast.DeferStmt)
		p.visit(n, &s, deferred)
		p.assigned(n, &s)
	}
	return s
}

// visit applies the effects inside n in order of evaluation.
func (p *pather) visit(n ast.Node, s *pathState, deferred bool) {
	var walk func(m ast.Node)
	walk = func(m ast.Node) {
		switch m := m.(type) {
		case *ast.FuncLit:
			return
		case *ast.CallExpr:
			walk(m.Fun)
			for _, arg := range m.Args {
				walk(arg)
			}
			p.effect(m, s, deferred)
			return
		}
		ast.Inspect(m, func(c ast.Node) bool {
			if c == m || c == nil {
				return c == m
			}
			walk(c)
			return false
		})
		if _, ok := m.(*ast.AssignStmt); ok {
			p.effect(m, s, deferred)
		}
	}
	walk(n)
}

func (p *pather) effect(at ast.Node, s *pathState, deferred bool) {
	i, ok := p.effects[at]
	if !ok {
		return
	}
	e := p.list[i]
	if p.record {
		e.reached |= s.methods
	}
	if deferred {
		s.lost = s.lost || e.header != never
		return
	}
	if (e.body != never && e.header == never || e.implied) && s.unwritten && p.record && !e.lost {
		p.b.implicit = append(p.b.implicit, implicit{at: at, methods: maskToSet(s.methods)})
	}
	before := s.unwritten && !s.written && !s.lost
	p.status(i, e, s)
	p.guard(at, i, before, s)
	if e.body != never {
		s.body = max(s.body, e.body)
		if p.record {
			p.forbidden(e, s)
		}
	}
	if e.body == always {
		s.unwritten = false
		s.written = true
	}
	if e.lost {
		s.lost, s.unwritten = true, false
	}
}

// status applies what e does to the header.
func (p *pather) status(i int, e *effect, s *pathState) {
	if e.header == never {
		return
	}
	switch {
	case e.header == maybe || e.unwritten:
		s.last = insert(s.last, i)
	case e.sets || s.unwritten && !s.written:
		s.last = []int{i}
	case s.unwritten:
		s.last = insert(s.last, i)
	}
	s.written = true
	if e.header == always {
		s.unwritten = false
	}
}

// guard notes the variables that a statement gives the results of a helper
// that writes on some ways only.
func (p *pather) guard(at ast.Node, i int, before bool, s *pathState) {
	e := p.list[i]
	if e.header != maybe || !e.good.seen && !e.bad.seen {
		return
	}
	for _, v := range p.x.assignedTo[at] {
		s.guards = append(slices.Clip(s.guards), guard{v, i, before})
	}
}

// settle applies what a condition says of a helper's result.
func (p *pather) settle(v *types.Var, good bool, s pathState) pathState {
	for _, g := range s.guards {
		if g.v == v {
			s = p.outcomeOf(g.effect, good, g.before, s)
		}
	}
	return s
}

// outcomeOf applies that the helper of an effect returned as it did.
func (p *pather) outcomeOf(i int, good, before bool, s pathState) pathState {
	o := p.list[i].bad
	if good {
		o = p.list[i].good
	}
	switch {
	case !o.seen:
		return s
	case o.header == always:
		s.unwritten, s.written = false, true
	case o.header == never && before:
		s.written = false
		s.last = slices.DeleteFunc(slices.Clone(s.last), func(j int) bool { return j == i })
	}
	return s
}

// insert adds i to a sorted list.
func insert(list []int, i int) []int {
	at, found := slices.BinarySearch(list, i)
	if found {
		return list
	}
	return slices.Insert(list, at, i)
}

// forbidden records a body whose status, on every way here, forbids one.
func (p *pather) forbidden(e *effect, s *pathState) {
	if e.body != always || s.unwritten || s.lost || len(s.last) == 0 {
		return
	}
	var first *atom
	for _, i := range s.last {
		w := p.list[i].written
		if w.lost || len(w.params)+len(w.calls) > 0 || len(w.atoms) == 0 || len(p.list[i].may) > 0 {
			return // it may be another status
		}
		for j := range w.atoms {
			if !forbidsBody(w.atoms[j].code) {
				return
			}
			if first == nil {
				first = &w.atoms[j]
			}
		}
	}
	p.b.bodies = append(p.b.bodies, Body{Status: first.status(p.list[s.last[0]].at), Node: e.at})
}

// forbidsBody reports whether a response with the status has no content:
// RFC 9110 §15.2 (1xx), §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
func forbidsBody(code int) bool {
	return code >= 100 && code < 200 || code == 204 || code == 205 || code == 304
}

// assigned forgets what was known of variables that n assigns.
func (p *pather) assigned(n ast.Node, s *pathState) {
	as, ok := n.(*ast.AssignStmt)
	if !ok {
		return
	}
	for _, lhs := range as.Lhs {
		if v := rootVar(p.x.info, lhs); v != nil {
			s.nonNil = slices.DeleteFunc(s.nonNil, func(w *types.Var) bool { return v == w })
			s.guards = slices.DeleteFunc(slices.Clone(s.guards), func(g guard) bool {
				return g.v == v && !slices.Contains(p.x.assignedTo[p.list[g.effect].at], v) || g.v == v && !within(n, p.list[g.effect].at)
			})
		}
	}
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// merge joins what holds on two ways to one place.
func (s pathState) merge(t pathState) (pathState, bool) {
	if !s.seen {
		t.seen = true
		return t, true
	}
	out := s
	out.methods |= t.methods
	out.unwritten = s.unwritten || t.unwritten
	out.written = s.written || t.written
	out.lost = s.lost || t.lost
	out.body = s.body.join(t.body)
	if s.body == maybe {
		out.body = maybe
	}
	out.last = slices.Clone(s.last)
	for _, i := range t.last {
		out.last = insert(out.last, i)
	}
	out.guards = nil
	for _, g := range s.guards {
		if slices.Contains(t.guards, g) {
			out.guards = append(out.guards, g)
		}
	}
	out.nonNil = nil
	for _, v := range s.nonNil {
		if slices.Contains(t.nonNil, v) {
			out.nonNil = append(out.nonNil, v)
		}
	}
	changed := out.methods != s.methods || out.unwritten != s.unwritten || out.written != s.written ||
		out.lost != s.lost || out.body != s.body || len(out.last) != len(s.last) || len(out.nonNil) != len(s.nonNil) || len(out.guards) != len(s.guards)
	return out, changed
}

// edge returns the state on the way to successor i of blk: what the condition
// at the end of the block says of it.
func (p *pather) edge(blk *cfg.Block, i int, s pathState) pathState {
	if len(blk.Succs) != 2 || len(blk.Nodes) == 0 {
		return s
	}
	cond, ok := blk.Nodes[len(blk.Nodes)-1].(ast.Expr)
	if !ok {
		return s
	}
	holds := i == 0
	if tag, ok := p.caseTag(blk); ok {
		if p.x.types.isMethod(p.source(tag)) {
			s.methods = p.restrict(s.methods, cond, holds)
		}
		return s
	}
	return p.assume(cond, holds, s)
}

// caseTag returns the tag of the switch whose case expression ends blk.
func (p *pather) caseTag(blk *cfg.Block) (ast.Expr, bool) {
	next := blk.Succs[1]
	if next.Kind != cfg.KindSwitchNextCase {
		return nil, false
	}
	sw := p.fn.switches[next.Stmt]
	if sw == nil || sw.Tag == nil {
		return nil, false
	}
	return sw.Tag, true
}

// source follows a variable with one definition: m := r.Method.
func (p *pather) source(e ast.Expr) ast.Expr {
	for range 3 {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return e
		}
		v, ok := p.x.info.Uses[id].(*types.Var)
		if !ok || len(p.x.defs[v]) != 1 || p.x.params[v] != nil || p.x.defs[v][0].index > 0 {
			return e
		}
		e = p.x.defs[v][0].expr
	}
	return e
}

// restrict keeps the methods that equal the constant e, or all others.
func (p *pather) restrict(m Methods, e ast.Expr, equal bool) Methods {
	tv := p.x.info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.String {
		return m
	}
	name := constant.StringVal(tv.Value)
	bit := MethodSet(name)
	if name == "" {
		bit = MethodSet("GET") // net/http: for client requests only; servers never see it
	}
	if equal {
		return m & bit
	}
	if bit == otherMethod {
		return m // one of many
	}
	return m &^ bit
}

// assume returns s where cond is known to be true or false.
func (p *pather) assume(cond ast.Expr, holds bool, s pathState) pathState {
	switch e := ast.Unparen(cond).(type) {
	case *ast.Ident:
		if v, ok := p.x.info.Uses[e].(*types.Var); ok {
			return p.settle(v, holds, s)
		}
	case *ast.CallExpr:
		if i, ok := p.effects[e]; ok && p.list[i].header == maybe {
			return p.outcomeOf(i, holds, false, s) // if !check(w, r)
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return p.assume(e.X, !holds, s)
		}
	case *ast.BinaryExpr:
		if e.Op == token.EQL || e.Op == token.NEQ {
			return p.compared(e, holds == (e.Op == token.EQL), s)
		}
	}
	return s
}

func (p *pather) compared(e *ast.BinaryExpr, equal bool, s pathState) pathState {
	for _, pair := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if p.x.types.isMethod(p.source(pair[0])) {
			s.methods = p.restrict(s.methods, pair[1], equal)
			return s
		}
		if !p.x.info.Types[pair[1]].IsNil() {
			continue
		}
		switch x := ast.Unparen(pair[0]).(type) {
		case *ast.Ident:
			v, ok := p.x.info.Uses[x].(*types.Var)
			if !ok {
				return s
			}
			if !equal {
				s.nonNil = append(slices.Clone(s.nonNil), v)
			}
			return p.settle(v, equal == isError(v.Type()), s)
		case *ast.CallExpr:
			if i, ok := p.effects[x]; ok && p.list[i].header == maybe {
				return p.outcomeOf(i, equal == isError(p.x.info.TypeOf(x)), false, s)
			}
		}
	}
	return s
}
