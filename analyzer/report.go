package analyzer

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/authority"
	"github.com/statuslint/statuslint/analyzer/internal/baseline"
	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A checker is what rules read of one package, and where they report.
type checker struct {
	*record.Package
	*reporter
	*authority.Authority
}

func newChecker(p *record.Package, conf *settings.Configuration, report func(analysis.Diagnostic)) *checker {
	return &checker{
		Package:   p,
		reporter:  newReporter(p, conf, report),
		Authority: &authority.Authority{Package: p, Conf: conf},
	}
}

// A reporter collects the findings of one package.
type reporter struct {
	*record.Package
	conf       *settings.Configuration
	pass       func(analysis.Diagnostic) // to the driver
	directives []*directive
	found      []finding
	seen       map[string]bool
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

func newReporter(p *record.Package, conf *settings.Configuration, report func(analysis.Diagnostic)) *reporter {
	r := &reporter{Package: p, conf: conf, pass: report, seen: make(map[string]bool)}
	for _, d := range p.Directives {
		r.directives = append(r.directives, &directive{Directive: d})
	}
	return r
}

// reportFindings reports what was found of a rule that compares nothing with
// documents.
func (r *reporter) reportFindings(rule string) {
	for _, f := range r.Findings {
		if f.Rule != rule || rule == "magic" && slices.Contains(r.conf.Allow, f.Code) {
			continue // of another rule, or accepted (3.6)
		}
		r.add(finding{rule: rule, at: f.At, message: f.Message, subject: f.Subject}, func(d *analysis.Diagnostic) {
			for _, other := range f.Related {
				related(other.At.Range(), other.Message)(d)
			}
			if f.Fix != nil {
				d.SuggestedFixes = []analysis.SuggestedFix{*f.Fix}
			}
		})
	}
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
	if len(r.conf.Exclude) == 0 || !at.Pos().IsValid() {
		return false
	}
	if paths == nil && slices.ContainsFunc(r.conf.Exclude, func(x config.Exclude) bool { return len(x.Paths) > 0 }) {
		paths = r.PathsAt(at.Pos())
	}
	return r.conf.Excluded(rule, r.Fset.Position(at.Pos()).Filename, paths)
}

// mute reports whether a rule says nothing at a place: in a generated file
// (3.21), in a test where none are checked, under a directive (3.19).
func (r *reporter) mute(rule string, rng analysis.Range) bool {
	f := r.File(rng.Pos())
	return f == nil || f.Generated || f.Test && !r.conf.ChecksTests(rule) || r.silenced(rule, rng.Pos())
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
	if r.conf.Flags.Whole {
		for _, f := range r.found {
			r.pass(r.withMeta(f))
		}
		return nil
	}
	accepted, err := r.conf.Accepted()
	if err != nil {
		return err
	}
	filter := accepted.Filter()
	for _, f := range r.found {
		if !filter.Accepts(r.entry(f)) {
			r.pass(f.diag)
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
	meta := Meta{Entry: r.entry(f), Baseline: r.conf.BaselineFile(), Severity: string(r.conf.SeverityOf(f.rule))}
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
	dir := r.conf.Relative(r.Dir)
	if r.IsTest() {
		dir += " (test)" // a package of its own in the same directory
	}
	return baseline.Entry{Package: dir, Func: r.Around(f.at.Pos()), Rule: f.rule, Subject: subject}.String()
}
