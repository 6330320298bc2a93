package analysistest

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/scanner"

	"golang.org/x/tools/go/analysis/checker"
)

// A place is a line of a file.
type place struct {
	file string
	line int
}

// An expectation is one pattern of a want comment: of a fact on the object (or
// "package") that name names, or else of a diagnostic.
type expectation struct {
	name    string
	pattern *regexp.Regexp
}

// match holds what an action reports against the want comments of its package.
// A fact whose text is empty only marks an object: it needs no comment.
func match(t Testing, act *checker.Action) {
	want := wanted(t, act)
	report := func(at token.Position, name, message string) {
		here := place{at.Filename, at.Line}
		i := slices.IndexFunc(want[here], func(e expectation) bool { return e.name == name && e.pattern.MatchString(message) })
		if i < 0 {
			t.Errorf("%s: unexpected %s%q", at, prefix(name), message)
			return
		}
		want[here] = slices.Delete(want[here], i, i+1)
	}
	fset := act.Package.Fset
	for _, d := range act.Diagnostics {
		report(fset.Position(d.Pos), "", d.Message)
	}
	for _, f := range act.AllPackageFacts() {
		if f.Package == act.Package.Types && fmt.Sprint(f.Fact) != "" {
			at := fset.Position(act.Package.Syntax[0].Pos())
			at.Line, at.Column = 1, 1
			report(at, "package", fmt.Sprint(f))
		}
	}
	for _, f := range act.AllObjectFacts() {
		if f.Object.Pkg() == act.Package.Types && fmt.Sprint(f.Fact) != "" {
			report(fset.Position(f.Object.Pos()), f.Object.Name(), fmt.Sprint(f.Fact))
		}
	}
	var missing []string
	for at, list := range want {
		for _, e := range list {
			missing = append(missing, fmt.Sprintf("%s:%d: nothing matches %s%q", at.file, at.line, prefix(e.name), e.pattern))
		}
	}
	slices.Sort(missing)
	for _, m := range missing {
		t.Errorf("%s", m)
	}
}

func prefix(name string) string {
	if name == "" {
		return "" // a diagnostic
	}
	return name + ":"
}

// wantIn returns what a comment says after the word want.
func wantIn(comment string) (string, bool) {
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(comment, "//"), "/*"), "*/")
	if _, after, ok := strings.Cut(text, "// want"); ok {
		text = "want" + after
	}
	return strings.CutPrefix(strings.TrimSpace(text), "want")
}

// wanted reads the want comments of a package: "// want" at the start of a
// comment or within it.
func wanted(t Testing, act *checker.Action) map[place][]expectation {
	want := make(map[place][]expectation)
	for _, f := range act.Package.Syntax {
		for _, group := range f.Comments {
			for _, c := range group.List {
				text, ok := wantIn(c.Text)
				if !ok {
					continue // another comment
				}
				at := act.Package.Fset.Position(c.Pos())
				lines, list, err := parse(text)
				if err != nil {
					t.Errorf("%s: want comment: %v", at, err)
				}
				if len(list) > 0 {
					at := place{at.Filename, at.Line + lines}
					want[at] = append(want[at], list...)
				}
			}
		}
	}
	return want
}

// parse reads what follows the word want: patterns as Go strings, each after
// the name of an object and a colon if it is of a fact; +N before them moves
// them N lines down.
func parse(text string) (lines int, list []expectation, err error) {
	var s scanner.Scanner
	s.Init(strings.NewReader(text))
	s.Mode = scanner.ScanIdents | scanner.ScanStrings | scanner.ScanRawStrings | scanner.ScanInts
	s.Error = func(_ *scanner.Scanner, message string) { err = fmt.Errorf("%s", message) }
	name := ""
	for tok := s.Scan(); tok != scanner.EOF && err == nil; tok = s.Scan() {
		switch tok {
		case '+':
			s.Scan()
			lines, err = strconv.Atoi(s.TokenText())
		case scanner.Ident:
			name = s.TokenText()
			if s.Scan() != ':' {
				err = fmt.Errorf("no colon after %s", name)
			}
		case scanner.String, scanner.RawString:
			var pattern string
			if pattern, err = strconv.Unquote(s.TokenText()); err == nil {
				e := expectation{name: name}
				e.pattern, err = regexp.Compile(pattern)
				list = append(list, e)
			}
			name = ""
		default:
			err = fmt.Errorf("%s is no pattern", s.TokenText())
		}
	}
	return lines, list, err
}
