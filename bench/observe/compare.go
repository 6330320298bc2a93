package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A line is one of the probe's.
type line struct {
	Process   int
	Kind      string
	Via       string
	Method    string
	Path      string
	Code      int
	Templates []string
	Handlers  []string
	Stack     int
	Chosen    int
	Frames    []string
}

// A Pair is a status that was observed of a route: of all routes, if several fit
// the request.
type Pair struct {
	Method    string   `json:"method"`
	Path      string   `json:"path"`
	Handler   string   `json:"handler"`
	Code      int      `json:"code"`
	Where     string   `json:"where"` // handler, middleware, hijack
	Predicted bool     `json:"predicted"`
	Complete  bool     `json:"complete"` // the route claims to be
	Request   string   `json:"request"`  // one of them
	Writer    []string `json:"writer"`   // who sent it: the server's own functions, innermost first
}

// Counts are what one server's tests showed.
type Counts struct {
	Name       string `json:"name"`
	Routes     int    `json:"routes"`
	Seen       int    `json:"seen"`       // routes that were requested
	Requests   int    `json:"requests"`   // responses, handlers that tests call directly included
	Unknown    int    `json:"unknown"`    // responses of which no predicted route fits
	Pairs      int    `json:"pairs"`      // distinct (route, status) of handlers
	Predicted  int    `json:"predicted"`  // of these
	Unsound    int    `json:"unsound"`    // missed although the route claims to be complete
	Incomplete int    `json:"incomplete"` // missed on a route that is not complete
	Before     int    `json:"before"`     // distinct (route, status) of middleware
	BeforeHit  int    `json:"beforeHit"`  // predicted of these
}

// A comparison joins what was observed with what is predicted.
type comparison struct {
	dir    string
	routes []*Route
	byKey  map[string][]*Route
	spans  map[string][]span
	stacks map[[2]int][]frame

	counts Counts
	pairs  map[string]*Pair
	seen   map[*Route]bool
	lost   map[string]int // requests of which no route is known, by method and template
}

// A frame is a function on a stack.
type frame struct {
	function, file string
	line           int
}

func parseFrame(s string) frame {
	function, at, _ := strings.Cut(s, " ")
	i := strings.LastIndexByte(at, ':')
	if i < 0 {
		return frame{function: function}
	}
	n, _ := strconv.Atoi(at[i+1:])
	return frame{function, at[:i], n}
}

func newComparison(name, dir string, routes []Route, spans map[string][]span) *comparison {
	c := &comparison{
		dir: dir, byKey: make(map[string][]*Route), spans: spans, stacks: make(map[[2]int][]frame),
		pairs: make(map[string]*Pair), seen: make(map[*Route]bool), lost: make(map[string]int),
	}
	c.counts.Name, c.counts.Routes = name, len(routes)
	for i := range routes {
		r := &routes[i]
		r.prepare()
		c.routes = append(c.routes, r)
		c.byKey[r.key()] = append(c.byKey[r.key()], r)
	}
	// A handler of no known path is a router of the server's own: what it calls
	// are the handlers.
	for key, list := range c.byKey {
		if !slices.ContainsFunc(list, func(r *Route) bool { return r.Path != "" && (r.Path != "/" || !r.Suffix) }) {
			delete(c.spans, key)
			delete(c.byKey, key)
		}
	}
	return c
}

// read reads the probe's file.
func (c *comparison) read(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var l line
		if json.Unmarshal(lines.Bytes(), &l) != nil {
			continue // two processes wrote at once
		}
		if l.Kind == "stack" {
			var list []frame
			for _, s := range l.Frames {
				list = append(list, parseFrame(s))
			}
			c.stacks[[2]int{l.Process, l.Stack}] = list
			continue
		}
		if l.Code >= 100 && l.Code <= 599 && l.Kind != "panic" {
			c.response(&l)
		}
	}
	c.finish()
	return lines.Err()
}

// response counts one response.
func (c *comparison) response(l *line) {
	stack := inside(c.stacks[[2]int{l.Process, l.Stack}], l.Via)
	own := c.own(stack)
	key, depth := c.nearest(stack)
	if c.fake(stack, depth) {
		return // the test's own handler
	}
	direct := l.Via == "direct" || l.Via == "inner"
	if direct && key == "" {
		return // what is called is no handler that is known
	}
	c.counts.Requests++
	if direct {
		c.note(c.byKey[key], l, "handler", own)
		return
	}
	list, entered := c.match(l, stack)
	if len(list) == 0 {
		if len(own) == 0 && len(l.Templates) == 0 {
			return // the router's own 404, 405 or redirect
		}
		c.counts.Unknown++
		name := l.Path
		if len(l.Templates) > 0 {
			name = strings.Join(l.Templates, " ")
		}
		c.lost[l.Method+" "+name]++
		return
	}
	where := "handler"
	switch {
	case l.Kind == "hijack":
		where = "hijack"
	case !entered && len(own) == 0 && slices.Contains([]int{301, 307, 308, 404, 405}, l.Code):
		return // the router's own
	case !entered:
		where = "middleware"
	}
	if chosen := c.stacks[[2]int{l.Process, l.Chosen}]; len(own) == 0 && len(chosen) > 0 {
		own = c.own(inside(chosen, l.Via))
	}
	c.note(list, l, where, own)
}

// inside returns the frames inside the outermost function that was given the
// request.
func inside(stack []frame, via string) []frame {
	if via == "direct" {
		return stack
	}
	last := len(stack) - 1
	for i, f := range stack {
		if strings.HasSuffix(f.function, ".ServeHTTP") || strings.HasSuffix(f.function, ".serveHTTP") || strings.HasSuffix(f.function, ".serveConn") {
			last = i
		}
	}
	return stack[:last+1]
}

// own returns the server's own functions, those of tests left out.
func (c *comparison) own(stack []frame) []string {
	var list []string
	for _, f := range stack {
		if c.mine(f) && !c.test(f) {
			rel, _ := filepath.Rel(c.dir, f.file)
			list = append(list, fmt.Sprintf("%s %s:%d", f.function[strings.LastIndexByte(f.function, '/')+1:], filepath.ToSlash(rel), f.line))
		}
	}
	return list
}

func (c *comparison) mine(f frame) bool {
	return strings.HasPrefix(f.file, c.dir+"/") && !strings.Contains(f.file, "/vendor/")
}

var testDir = regexp.MustCompile(`/(?:\w*test(?:s|ing|utils?|helpers?|data|suite|server)?|mocks?|fakes?|integration)/`)

func (c *comparison) test(f frame) bool {
	return strings.HasSuffix(f.file, "_test.go") || testDir.MatchString(filepath.Dir(f.file[len(c.dir):])+"/")
}

// fake reports whether a test's own handler sent the status: it is nearer to the
// writer than any of the server's handlers, and than all of its code.
func (c *comparison) fake(stack []frame, depth int) bool {
	for i, f := range stack {
		if c.mine(f) {
			return c.test(f) && i < depth
		}
	}
	return false
}

// nearest returns the predicted handler nearest to the writer, the narrowest of
// nested ones, and where it is on the stack.
func (c *comparison) nearest(stack []frame) (string, int) {
	for i, f := range stack {
		best, size := "", 0
		for key, spans := range c.spans {
			for _, s := range spans {
				if n := s.end - s.start; s.holds(f.file, f.line) && (best == "" || n < size || n == size && key < best) {
					best, size = key, n
				}
			}
		}
		if best != "" {
			return best, i
		}
	}
	return "", len(stack)
}

// match returns the predicted routes of a response, and whether their handler was
// entered.
func (c *comparison) match(l *line, stack []frame) ([]*Route, bool) {
	var named []*Route
	names := l.Handlers
	if len(names) == 0 {
		if key, _ := c.nearest(stack); key != "" {
			names = []string{key}
		}
	}
	for _, key := range names {
		for _, r := range c.byKey[key] {
			if !slices.Contains(named, r) {
				named = append(named, r)
			}
		}
	}
	if len(named) > 0 {
		byPath := fitting(named, l)
		if both := templated(byPath, l.Templates); len(both) > 0 {
			return best(both), true
		}
		if len(byPath) > 0 {
			return best(byPath), true
		}
		if byTemplate := templated(answering(named, l.Method), l.Templates); len(byTemplate) > 0 {
			return byTemplate, true
		}
		return nil, true // the test mounted it elsewhere
	}
	byPath := fitting(c.routes, l)
	if len(l.Templates) > 0 {
		byPath = templated(byPath, l.Templates)
	}
	byPath = best(byPath)
	// What has no body here is another module's: nothing marks it.
	foreign := len(byPath) > 0 && !slices.ContainsFunc(byPath, func(r *Route) bool { return len(c.spans[r.key()]) > 0 })
	return byPath, foreign && len(c.own(stack)) == 0
}

func answering(list []*Route, method string) []*Route {
	return slices.DeleteFunc(slices.Clone(list), func(r *Route) bool { return !r.answers(method) })
}

// fitting returns the routes that answer a request.
func fitting(list []*Route, l *line) []*Route {
	var whole, below []*Route
	for _, r := range answering(list, l.Method) {
		switch {
		case r.whole.MatchString(l.Path):
			whole = append(whole, r)
		case r.below != nil && r.below.MatchString(l.Path):
			below = append(below, r)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return below
}

// templated returns the routes whose path is one of the templates that routers
// chose, or all of them joined.
func templated(list []*Route, templates []string) []*Route {
	var shapes []string
	joined := ""
	for _, t := range templates {
		joined = strings.TrimRight(joined, "/"+rest) + shapeOf(t)
		shapes = append(shapes, strings.TrimRight(shapeOf(t), "/"), strings.TrimRight(joined, "/"))
	}
	return slices.DeleteFunc(slices.Clone(list), func(r *Route) bool {
		own := strings.TrimRight(r.shape, "/")
		return !slices.ContainsFunc(shapes, func(s string) bool { return s == own || r.Suffix && strings.HasSuffix(s, own) })
	})
}

// best returns the most literal routes.
func best(list []*Route) []*Route {
	if len(list) == 0 {
		return nil
	}
	top := slices.MaxFunc(list, func(a, b *Route) int { return a.literal() - b.literal() }).literal()
	return slices.DeleteFunc(slices.Clone(list), func(r *Route) bool { return r.literal() != top })
}

// note records a status of routes.
func (c *comparison) note(list []*Route, l *line, where string, writer []string) {
	var names []string
	predicted, complete := false, true
	for _, r := range list {
		c.seen[r] = true
		names = append(names, r.Method+" "+r.Path+" "+r.key())
		predicted = predicted || r.sends(l.Code)
		complete = complete && r.Complete
	}
	slices.Sort(names)
	key := fmt.Sprint(where, l.Code, slices.Compact(names))
	if c.pairs[key] != nil {
		return
	}
	request := strings.TrimSpace(l.Method + " " + l.Path)
	if len(writer) > 8 {
		writer = writer[:8]
	}
	c.pairs[key] = &Pair{list[0].Method, list[0].Path, list[0].Handler, l.Code, where, predicted, complete, request, writer}
}

// finish counts the pairs.
func (c *comparison) finish() {
	c.counts.Seen = len(c.seen)
	for _, p := range c.pairs {
		switch {
		case p.Where == "middleware":
			c.counts.Before++
			if p.Predicted {
				c.counts.BeforeHit++
			}
		case p.Where == "handler":
			c.counts.Pairs++
			switch {
			case p.Predicted:
				c.counts.Predicted++
			case p.Complete:
				c.counts.Unsound++
			default:
				c.counts.Incomplete++
			}
		}
	}
}

// missed returns the pairs that were not predicted, those of complete routes
// first.
func (c *comparison) missed() []*Pair {
	var list []*Pair
	for _, p := range c.pairs {
		if !p.Predicted {
			list = append(list, p)
		}
	}
	rank := func(p *Pair) string {
		return fmt.Sprint(p.Where != "handler", !p.Complete, p.Path, p.Method, p.Code, p.Handler)
	}
	slices.SortFunc(list, func(a, b *Pair) int { return strings.Compare(rank(a), rank(b)) })
	return list
}
