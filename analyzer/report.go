package analyzer

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/authority"
	"github.com/statuslint/statuslint/analyzer/internal/baseline"
	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A checker is what rules read of one package, and where they report.
type checker struct {
	*serving.Subject
	*reporter
	*serving.Finder
	*authority.Authority
	varUses map[*types.Var][]token.Pos // in functions, of package variables that are not exported
}

func newChecker(pass *analysis.Pass, conf *settings.Configuration, flows *flow.Result, routes *route.Result, comments *serving.CommentResult) *checker {
	s := serving.NewSubject(pass, conf, flows, routes, comments)
	serving := &serving.Finder{Subject: s}
	reporter := newReporter(s)
	reporter.pathsAt = serving.PathsAt
	return &checker{
		Subject:   s,
		reporter:  reporter,
		Finder:    serving,
		Authority: &authority.Authority{Subject: s},
	}
}

// A reporter collects the findings of one package.
type reporter struct {
	*serving.Subject
	directives []*directive
	found      []finding
	seen       map[string]bool
	pathsAt    func(token.Pos) []string // the paths of the routes that a place belongs to
}

// A finding is what a rule reports, with what baselines and exclusions need.
type finding struct {
	rule    string
	at      analysis.Range
	message string // without the rule's name
	// subject is what of the message a baseline keeps: without the places and
	// documents that it names. "" stands for the message without lines.
	subject string
	paths   []string // of the routes that it is about
	diag    analysis.Diagnostic
}

func newReporter(s *serving.Subject) *reporter {
	r := &reporter{Subject: s, seen: make(map[string]bool)}
	for _, f := range s.Pass.Files {
		r.directives = append(r.directives, readDirectives(s.Pass.Fset, f)...)
	}
	return r
}

// report reports a finding of a rule that is about no route in particular.
func (r *reporter) report(rule string, rng analysis.Range, message string, more ...func(*analysis.Diagnostic)) {
	r.add(finding{rule: rule, at: rng, message: message}, more...)
}

// add reports a finding, unless the file is generated (3.21), the configuration
// excludes it (3.26), a directive silences it (3.19), or it was reported already.
func (r *reporter) add(f finding, more ...func(*analysis.Diagnostic)) {
	if r.excluded(f.rule, f.at, f.paths) {
		return // before it counts as reported: another route may not be excluded
	}
	key := fmt.Sprint(f.rule, f.at.Pos(), f.message)
	if r.seen[key] {
		return
	}
	r.seen[key] = true
	if r.mute(f.rule, f.at) {
		return
	}
	f.diag = analysis.Diagnostic{Pos: f.at.Pos(), End: f.at.End(), Category: f.rule, Message: f.rule + ": " + f.message}
	for _, m := range more {
		m(&f.diag)
	}
	r.found = append(r.found, f)
}

// excluded reports whether the configuration leaves out findings of a rule at a
// place, of one of the routes: where none is given, those of the handlers in which
// the place is.
func (r *reporter) excluded(rule string, at analysis.Range, paths []string) bool {
	if len(r.Conf.Exclude) == 0 || !at.Pos().IsValid() {
		return false
	}
	if paths == nil && slices.ContainsFunc(r.Conf.Exclude, func(x config.Exclude) bool { return len(x.Paths) > 0 }) {
		paths = r.pathsAt(at.Pos())
	}
	return r.Conf.Excluded(rule, r.Pass.Fset.Position(at.Pos()).Filename, paths)
}

// mute reports whether a rule says nothing at a place: in a generated file
// (3.21), in a test where none are checked, under a directive (3.19).
func (r *reporter) mute(rule string, rng analysis.Range) bool {
	f := r.File(rng.Pos())
	return f == nil || f.Generated || f.Test && !r.Conf.ChecksTests(rule) || r.silenced(rule, rng.Pos())
}

// related adds another place to a finding.
func related(rng analysis.Range, message string) func(*analysis.Diagnostic) {
	return func(d *analysis.Diagnostic) {
		if rng != nil && rng.Pos().IsValid() {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: rng.Pos(), End: rng.End(), Message: message})
		}
	}
}

// flush passes the findings to the driver, in source order. A driver that sees
// the whole module gets all of them, each with its Meta, and compares them with
// the baseline itself; any other one gets those that the baseline does not hold.
func (r *reporter) flush() error {
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].diag.Pos < r.found[j].diag.Pos })
	if r.Conf.Flags.Whole {
		for _, f := range r.found {
			r.Pass.Report(r.withMeta(f))
		}
		return nil
	}
	accepted, err := r.Conf.Accepted()
	if err != nil {
		return err
	}
	filter := accepted.Filter()
	for _, f := range r.found {
		if !filter.Accepts(r.entry(f)) {
			r.Pass.Report(f.diag)
		}
	}
	return nil
}

// A Meta is what a driver that sees the whole module gets of a finding, beside
// its diagnostic.
type Meta struct {
	Entry    string `json:"entry"`    // the line of a baseline
	Baseline string `json:"baseline"` // the file that holds for it, "" for none
	Severity string `json:"severity"` // error, warning or note
}

// metaPrefix marks the related place of a diagnostic whose message is its Meta.
const metaPrefix = "statuslint-meta: "

// ParseMeta reads the message of a related place of a diagnostic; ok reports
// whether it is a Meta, which no user should see.
func ParseMeta(message string) (meta Meta, ok bool) {
	text, ok := strings.CutPrefix(message, metaPrefix)
	if !ok || json.Unmarshal([]byte(text), &meta) != nil {
		return Meta{}, false
	}
	return meta, true
}

func (r *reporter) withMeta(f finding) analysis.Diagnostic {
	d := f.diag
	meta := Meta{Entry: r.entry(f), Baseline: r.Conf.BaselineFile(), Severity: string(r.Conf.SeverityOf(f.rule))}
	text, err := json.Marshal(meta)
	if err != nil {
		return d // not reached: the fields are text
	}
	d.Related = append(d.Related, analysis.RelatedInformation{Pos: d.Pos, End: d.End, Message: metaPrefix + string(text)})
	return d
}

// entry returns the line of a baseline that stands for a finding.
func (r *reporter) entry(f finding) string {
	subject := f.subject
	if subject == "" {
		subject = baseline.Subject(f.message)
	}
	dir := r.Conf.Relative(settings.PackageDir(r.Pass))
	if strings.HasSuffix(r.Pass.Pkg.Path(), "_test") || strings.HasSuffix(r.Pass.Pkg.Name(), "_test") {
		dir += " (test)" // a package of its own in the same directory
	}
	return baseline.Entry{Package: dir, Func: r.around(f.at.Pos()), Rule: f.rule, Subject: subject}.String()
}

// around returns the name of the declaration around pos: Get, (*Server).Get, var
// names; "" for none.
func (r *reporter) around(pos token.Pos) string {
	f := r.File(pos)
	if f == nil {
		return ""
	}
	for _, decl := range f.Syntax.Decls {
		if pos < decl.Pos() || decl.End() <= pos {
			continue // another one
		}
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			return funcName(decl)
		case *ast.GenDecl:
			return declName(decl, pos)
		}
	}
	return ""
}

// funcName returns Get, Server.Get or (*Server).Get.
func funcName(decl *ast.FuncDecl) string {
	if decl.Recv == nil || len(decl.Recv.List) == 0 {
		return decl.Name.Name
	}
	t, star := decl.Recv.List[0].Type, ""
	if p, ok := t.(*ast.StarExpr); ok {
		t, star = p.X, "*"
	}
	switch x := t.(type) { // of a generic type, without its parameters
	case *ast.IndexExpr:
		t = x.X
	case *ast.IndexListExpr:
		t = x.X
	}
	name := "?"
	if id, ok := t.(*ast.Ident); ok {
		name = id.Name
	}
	if star != "" {
		name = "(*" + name + ")"
	}
	return name + "." + decl.Name.Name
}

// declName returns "var statuses" for a declaration that is no function.
func declName(decl *ast.GenDecl, pos token.Pos) string {
	for _, spec := range decl.Specs {
		if pos < spec.Pos() || spec.End() <= pos {
			continue // another one
		}
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			return decl.Tok.String() + " " + spec.Names[0].Name
		case *ast.TypeSpec:
			return "type " + spec.Name.Name
		}
	}
	return decl.Tok.String()
}
