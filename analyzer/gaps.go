package analyzer

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// A gap is a status that the document of an operation lacks: one line to add to
// it, however often the handler names the status, and however many routes, HEAD
// beside GET or an old path, the operation stands for.
type gap struct {
	op     *document.Match
	status record.Status
	places []spot // where the status is named, in any order
}

// A spot is where a status is named, and for which handler.
type spot struct {
	at record.Node
	by *record.Handler
}

type gaps []*gap

// add notes that op lacks a status which h names at rng.
func (all *gaps) add(h *record.Handler, s record.Status, op *document.Match, rng record.Node) {
	i := slices.IndexFunc(*all, func(g *gap) bool { return g.status.Code == s.Code && g.op.Where() == op.Where() })
	if i < 0 {
		i = len(*all)
		*all = append(*all, &gap{op: op, status: s})
	}
	(*all)[i].places = append((*all)[i].places, spot{rng, h})
}

// reportGap reports a gap once, where the status is named first, outside of what
// a directive silences.
func (c *checker) reportGap(g *gap) {
	if !c.isWanted(g) {
		return
	}
	slices.SortStableFunc(g.places, func(a, b spot) int { return int(a.at.Pos() - b.at.Pos()) })
	first := g.places[0]
	c.add(finding{
		rule: "undocumented", at: first.at, message: g.message(first.by), paths: routePaths(first.by),
		subject: "status " + status.Named(g.status.Code) + " for " + first.by.Route(),
	}, func(d *analysis.Diagnostic) {
		g.relate(d)
		if fix := first.by.Fixes[g.status.Code]; fix != nil {
			d.SuggestedFixes = []analysis.SuggestedFix{*fix}
		}
	})
}

// isWanted reports whether a gap has places that no directive silences and nothing
// excludes; it drops the others.
func (c *checker) isWanted(g *gap) bool {
	g.places = slices.DeleteFunc(g.places, func(p spot) bool {
		return c.mute("undocumented", p.at) || c.excluded("undocumented", p.at, routePaths(p.by))
	})
	return len(g.places) > 0
}

// relate adds where the route is registered, and where else the status is named.
func (g *gap) relate(d *analysis.Diagnostic) {
	shown := []record.Node{g.places[0].at}
	show := func(rng record.Node, message string) {
		if !rng.Valid() || slices.ContainsFunc(shown, func(r record.Node) bool { return r.Pos() == rng.Pos() }) {
			return // said already
		}
		shown = append(shown, rng)
		related(rng, message)(d)
	}
	show(g.places[0].by.Registered, "registered here")
	for _, p := range g.places[1:] {
		show(p.at, "written here as well")
	}
}

func (g *gap) message(h *record.Handler) string {
	if successes := g.op.Successes(); status.IsSuccess(g.status.Code) && len(successes) == 1 {
		return fmt.Sprintf("status %s for %s, but %s documents %s", status.Named(g.status.Code), h.Route(), g.op.Where(), status.Named(successes[0]))
	}
	return fmt.Sprintf("status %s for %s: %s lists %s", status.Named(g.status.Code), h.Route(), g.op.Where(), g.op.Describe())
}
