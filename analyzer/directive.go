package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// directive reports directives that do nothing:
//
//	(3.19) //statuslint:ignore RULE reason, on the line of a finding, or alone
//	on the line above. RULE may be several rules, joined by commas. A reason is
//	required. A directive that names no rule, gives no reason, or silences
//	nothing is reported.

const ignorePrefix = "//statuslint:ignore"

// A directive is one //statuslint:ignore comment.
type directive struct {
	comment *ast.Comment
	file    string
	line    int // of the code that it speaks of
	rules   []string
	reason  string
	used    bool
}

// readDirectives returns the directives of a file.
func readDirectives(fset *token.FileSet, f *ast.File) []*directive {
	var out []*directive
	for _, group := range f.Comments {
		for _, comment := range group.List {
			rest, ok := strings.CutPrefix(comment.Text, ignorePrefix)
			if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
				continue // another comment
			}
			out = append(out, newDirective(fset, f, comment, rest))
		}
	}
	return out
}

func newDirective(fset *token.FileSet, f *ast.File, comment *ast.Comment, rest string) *directive {
	pos := fset.Position(comment.Pos())
	d := &directive{comment: comment, file: pos.Filename, line: pos.Line}
	if standsAlone(fset, f, comment) {
		d.line++
	}
	if text, _, found := strings.Cut(rest, "//"); found {
		rest = text // a comment on the comment, as analysistest has them
	}
	fields := strings.Fields(rest)
	if len(fields) > 0 {
		d.rules = strings.Split(fields[0], ",")
		d.reason = strings.Join(fields[1:], " ")
	}
	return d
}

// standsAlone reports whether no code stands before the comment on its line.
func standsAlone(fset *token.FileSet, f *ast.File, comment *ast.Comment) bool {
	tf := fset.File(comment.Pos())
	start := tf.LineStart(tf.Line(comment.Pos()))
	alone := true
	ast.Inspect(f, func(n ast.Node) bool {
		if n == nil || n.End() <= start || n.Pos() >= comment.Pos() || !alone {
			return false
		}
		if _, isComment := n.(*ast.Comment); isComment {
			return false
		}
		if n.Pos() >= start || n.End() > start && n.End() <= comment.Pos() {
			alone = false
		}
		return alone
	})
	return alone
}

// silenced reports whether a directive silences a finding of rule at pos.
func (c *checker) silenced(rule string, pos token.Pos) bool {
	p := c.pass.Fset.Position(pos)
	silenced := false
	for _, d := range c.directives {
		if d.file == p.Filename && d.line == p.Line && d.reason != "" && slices.Contains(d.rules, rule) {
			d.used = true
			silenced = true
		}
	}
	return silenced
}

// reportDirectives reports the directives that are wrong or do nothing.
func (c *checker) reportDirectives() {
	for _, d := range c.directives {
		if message := c.wrong(d); message != "" {
			c.report("directive", d.comment, message)
		}
	}
}

func (c *checker) wrong(d *directive) string {
	if len(d.rules) == 0 {
		return "names no rule: write " + ignorePrefix + " RULE reason"
	}
	on := true
	for _, name := range d.rules {
		r := ruleNamed(name)
		if r.name == "" {
			return "there is no rule " + name + ": the rules are " + strings.Join(RuleNames(), ", ")
		}
		on = on && c.settings.enabled(r)
	}
	switch {
	case d.reason == "":
		return "gives no reason: write " + ignorePrefix + " " + strings.Join(d.rules, ",") + " reason"
	case !d.used && on:
		return "silences nothing: remove it"
	}
	return ""
}
