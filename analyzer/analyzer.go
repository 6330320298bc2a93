// Package analyzer holds statuslint, a static analyzer for Go HTTP servers. It
// compares the status codes that handlers write with the ones that the API
// documents, and finds statuses that are written as numbers, and DELETE
// handlers that do not answer 204.
package analyzer

import (
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// Analyzer is statuslint with its default options, and flags to change them.
var Analyzer = New(Options{})

// New returns a statuslint of its own. Flags that are set on the result win
// over options. New may be called any number of times.
func New(options Options) *analysis.Analyzer {
	s := newSettings(options)
	own := func() []framework.Own { return s.own() }
	flows := flow.New(own)
	routes := route.New(own)
	comments := newComments()
	a := &analysis.Analyzer{
		Name:     "statuslint",
		Doc:      doc,
		URL:      "https://github.com/statuslint/statuslint",
		Requires: []*analysis.Analyzer{flows, routes, comments},
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		if err := s.load(); err != nil {
			return nil, err
		}
		c := newChecker(pass, s, pass.ResultOf[flows].(*flow.Result), pass.ResultOf[routes].(*route.Result), pass.ResultOf[comments].(*commentResult))
		return nil, c.run()
	}
	s.bind(&a.Flags)
	return a
}

const doc = `hold the HTTP statuses that handlers write against those that are documented

statuslint finds statuses that no document lists, statuses written as numbers,
DELETE handlers that do not answer 204, bodies after a status that forbids
one, and numbers that are no status. It follows statuses through helpers,
packages, variables, fields, results and returned errors.`

// run checks one package. The error is of a document.
func (c *checker) run() error {
	if c.holds() {
		if _, err := c.settings.docs(); err != nil {
			return err
		}
	}
	if c.settings.flags.routes {
		c.reportRoutes()
		return nil
	}
	for _, r := range rules {
		if r.check != nil && c.settings.enabled(r) {
			r.check(c)
		}
	}
	if c.settings.enabled(ruleNamed("directive")) {
		c.reportDirectives()
	}
	c.flush()
	return nil
}
