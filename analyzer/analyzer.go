// Package analyzer holds statuslint, a static analyzer for Go HTTP servers. It
// compares the status codes that handlers write with the ones that the API
// documents, and finds statuses that are written as numbers, and DELETE
// handlers that do not answer 204.
package analyzer

import (
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// Analyzer is statuslint with its default options, and flags to change them.
var Analyzer = New(Options{})

// New returns a statuslint of its own. Flags that are set on the result win
// over options. New may be called any number of times.
func New(options Options) *analysis.Analyzer {
	s := settings.New(options)
	flows := flow.New(s.Own)
	routes := route.New(s.Own)
	comments := serving.NewComments()
	a := &analysis.Analyzer{
		Name:     "statuslint",
		Doc:      doc,
		URL:      "https://github.com/statuslint/statuslint/blob/main/docs/rules.md",
		Requires: []*analysis.Analyzer{flows, routes, comments},
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		conf := s.Inside(pass)
		subject := serving.NewSubject(pass, conf, pass.ResultOf[flows].(*flow.Result), pass.ResultOf[routes].(*route.Result), pass.ResultOf[comments].(*serving.CommentResult))
		if conf.Flags.Record {
			return nil, report(subject)
		}
		if err := conf.Check(); err != nil {
			return nil, err
		}
		return nil, judge(found(subject), conf, pass.Report)
	}
	s.Bind(&a.Flags)
	return a
}

const doc = `compare the HTTP statuses that handlers write with those that are documented

statuslint finds statuses that no document lists, statuses written as numbers,
DELETE handlers that do not answer 204, bodies after a status that forbids
one, and numbers that are no status. It follows statuses through helpers,
packages, variables, fields, results and returned errors.`

// checks are the rules that look at one package alone, in the order in which they
// report. Those without a function compare nothing with documents.
var checks = []struct {
	rule  string
	check func(*checker)
}{
	{"magic", nil},
	{"undocumented", checkUndocumented},
	{"delete", checkDelete},
	{"nobody", nil},
	{"invalid", nil},
	{"superfluous", nil},
	{"unwritten", checkUnwritten},
}

// found returns the record of a package: all that rules read.
func found(s *serving.Subject) *record.Package {
	r := record.NewRecorder(s)
	recordMagic(r)
	recordNobody(r)
	recordInvalid(r)
	recordSuperfluous(r)
	recordProblems(r)
	for _, f := range s.Pass.Files {
		recordDirectives(r, f)
	}
	return r.Record()
}

// judge runs the rules on what was found in a package. The error is of the
// configuration, or of a document.
func judge(p *record.Package, conf *settings.Configuration, report func(analysis.Diagnostic)) error {
	if err := conf.Unknown(p.Unknown); err != nil {
		return err
	}
	return newChecker(p, conf, report).run()
}

// run checks one package. The error is of a document.
func (c *checker) run() error {
	if c.holds() {
		if _, err := c.Conf.Documents(); err != nil {
			return err
		}
	}
	if c.Conf.Flags.Routes || c.Conf.Flags.Whole {
		newRouteReporter(c).report()
	}
	if c.Conf.Flags.Routes {
		newLackReporter(c).report()
		return nil
	}
	for _, r := range checks {
		switch {
		case !c.Conf.Enabled(settings.RuleNamed(r.rule)):
		case r.check != nil:
			r.check(c)
		default:
			c.reportFindings(r.rule)
		}
	}
	if c.Conf.Enabled(settings.RuleNamed("directive")) {
		c.reportDirectives()
	}
	return c.flush()
}
