package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// directive reports directives that do nothing:
//
//	(3.19) //statuslint:ignore RULE reason, on the line of a finding, or alone
//	on the line above. RULE may be several rules, joined by commas. A reason is
//	required. A directive that names no rule, gives no reason, or silences
//	nothing is reported.
//	(3.20) //statuslint:status PARAMETER and //statuslint:writes CODES, in the
//	doc comment of a function. Package flow reads them; one that says nothing,
//	or is misspelt, is reported here.

const (
	prefix       = "//statuslint:"
	ignorePrefix = prefix + "ignore"
)

// A directive is one //statuslint:ignore comment.
type directive struct {
	record.Directive
	used bool // it silences a finding
}

// recordDirectives records the directives of a file.
func recordDirectives(r *record.Recorder, f *ast.File) {
	for _, group := range f.Comments {
		for _, comment := range group.List {
			rest, ok := strings.CutPrefix(comment.Text, ignorePrefix)
			if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
				continue // another comment
			}
			d := newDirective(r.Pass.Fset, f, comment, rest)
			d.Comment = r.Node(comment)
			r.AddDirective(d)
		}
	}
	recordStatements(r, f)
}

func newDirective(fset *token.FileSet, f *ast.File, comment *ast.Comment, rest string) record.Directive {
	pos := fset.Position(comment.Pos())
	d := record.Directive{File: pos.Filename, Line: pos.Line}
	if standsAlone(fset, f, comment) {
		d.Line++
	}
	if text, _, found := strings.Cut(rest, "//"); found {
		rest = text // a comment on the comment, as analysistest has them
	}
	fields := strings.Fields(rest)
	for len(fields) > 1 && strings.HasSuffix(fields[0], ",") {
		fields = append([]string{fields[0] + fields[1]}, fields[2:]...) // magic, delete: a blank too many
	}
	if len(fields) > 0 {
		d.Rules = strings.Split(fields[0], ",")
		d.Reason = strings.Join(fields[1:], " ")
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
func (r *reporter) silenced(rule string, pos token.Pos) bool {
	p := r.Fset.Position(pos)
	silenced := false
	for _, d := range r.directives {
		if d.File == p.Filename && d.Line == p.Line && d.Reason != "" && slices.Contains(d.Rules, rule) {
			d.used = true
			silenced = true
		}
	}
	return silenced
}

// reportDirectives reports the directives that are wrong or do nothing.
func (r *reporter) reportDirectives() {
	for _, d := range r.directives {
		if message := r.wrong(d); message != "" {
			r.report("directive", d.Comment, message)
		}
	}
	r.reportFindings("directive")
}

// recordStatements records the directives of a file that say nothing (3.20),
// and those that are none.
func recordStatements(r *record.Recorder, f *ast.File) {
	above := make(map[*ast.CommentGroup]*ast.FuncDecl)
	for _, decl := range f.Decls {
		if d, ok := decl.(*ast.FuncDecl); ok && d.Doc != nil {
			above[d.Doc] = d
		}
	}
	for _, group := range f.Comments {
		for _, comment := range group.List {
			rest, ok := strings.CutPrefix(comment.Text, prefix)
			if !ok {
				continue // another comment
			}
			rest, _, _ = strings.Cut(rest, "//") // a comment on the comment
			if message := says(strings.Fields(rest), above[group]); message != "" {
				r.Add(record.Finding{Rule: "directive", At: r.Node(comment), Message: message})
			}
		}
	}
}

// says returns what is wrong with a directive of those words above decl, ""
// where nothing is, or where it is an ignore.
func says(words []string, decl *ast.FuncDecl) string {
	name := ""
	if len(words) > 0 {
		name = words[0]
	}
	switch name {
	case "ignore":
		return ""
	case "status", "writes":
		if decl == nil {
			return "says nothing: " + prefix + name + " belongs into the doc comment of a function"
		}
	default:
		return "there is no " + prefix + name + ": the directives are ignore, status, writes"
	}
	switch {
	case name == "writes" && (len(words) < 2 || !isStatus(words[1])):
		return "names no status: write " + prefix + "writes CODES"
	case name == "status" && (len(words) != 2 || !hasParameter(decl, words[1])):
		return "names no parameter of " + decl.Name.Name + ": write " + prefix + "status PARAMETER"
	}
	return ""
}

func isStatus(word string) bool {
	code, err := strconv.Atoi(word)
	return err == nil && code >= 100 && code <= 599
}

func hasParameter(decl *ast.FuncDecl, name string) bool {
	for _, field := range decl.Type.Params.List {
		if slices.ContainsFunc(field.Names, func(id *ast.Ident) bool { return id.Name == name }) {
			return true
		}
	}
	return false
}

func (r *reporter) wrong(d *directive) string {
	if len(d.Rules) == 0 {
		return "names no rule: write " + ignorePrefix + " RULE reason"
	}
	on := true
	for _, name := range d.Rules {
		rule := settings.RuleNamed(name)
		if rule.Name == "" {
			return "there is no rule " + name + ": the rules are " + strings.Join(RuleNames(), ", ")
		}
		on = on && r.conf.Enabled(rule) && !rule.Whole
	}
	switch {
	case d.Reason == "":
		return "gives no reason: write " + ignorePrefix + " " + strings.Join(d.Rules, ",") + " reason"
	case !d.used && on:
		return "silences nothing: remove it"
	}
	return ""
}
