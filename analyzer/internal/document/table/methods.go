package table

import (
	"regexp"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// The methods for which a text says that a status is the rule.

var (
	verbs      = `(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)`
	anyVerb    = lazyregexp.New(`\b` + verbs + `\b`)
	verbList   = verbs + `(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s*/\s*|\s+and\s+|\s+or\s+)` + verbs + `)*`
	ruleBefore = lazyregexp.New(`(?i:\b(?:normal|standard|expected|usual|default)\s+(?:response|return|status|result|success)?\s*(?:code|status|value|message)?s?\s*(?:code)?s?\s*(?:for|to|of|by|from)\s+(?:an?\s+|the\s+|all\s+|successful\s+|synchronous\s+)*)(` + verbList + `)(?i:\s+(?:operation|request|method|call)s?)?`)
	ruleAfter  = lazyregexp.New(`\b(` + verbList + `)(?i:\s+(?:operation|request|method|call)s?\s+(?:(?:is|are|was|were|has|have|been)\s+)*(?:returned\s+as\s+expected|successful|succeeded|succeeds?|completed))`)
	ruleUsual  = lazyregexp.New(`(?i:\b(?:usually|normally|typically)\s+(?:returned\s+|sent\s+)?(?:as\s+(?:an?|the)|in)\s+(?:response|answer|reply)\s+(?:to|for)\s+(?:an?\s+|the\s+|all\s+|successful\s+)*)(` + verbList + `)\b`)
	// ruleAlone are the methods of a success, and nothing else, in parentheses.
	ruleAlone = lazyregexp.New(`^\W*2\d\d\b[^()]*\(\s*(` + verbList + `)\s*\)\W*$`)
	// ruleAttributes are the methods of a success as attributes of AsciiDoc:
	// 201 Created {use} {POST} {PUT}.
	ruleAttributes = lazyregexp.New(`^\W*2\d\d\b[^{}]*\{.*\{(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)\}.*$|^\W*2\d\d\b[^{}]*\{(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)\}.*$`)
	ruleAll        = lazyregexp.New(`(?i:(?:^|[\s.:;–—-])all\s+(?:successful\s+|other\s+)?)(` + verbList + `)(?i:\s+(?:requests|operations|calls|methods))\W*$`)
	ruleSuccess    = lazyregexp.New(`(?i:\bsuccess(?:ful)?\s+(?:status\s+|response\s+)?(?:code\s+)?(?:for|of|by)?\s*(?:an?\s+|the\s+|all\s+)*)(` + verbList + `)\b`)
)

// ruleFor returns the methods for which a text says that a status is the rule:
// "Normal response code for DELETE operations". A method that is merely
// mentioned is none.
func ruleFor(text string) []string {
	text = markup.Replace(text)
	if m := ruleAttributes().FindString(text); m != "" {
		return methodsIn(m)
	}
	for _, rule := range []*regexp.Regexp{ruleBefore(), ruleAfter(), ruleSuccess(), ruleUsual(), ruleAlone(), ruleAll()} {
		if m := rule.FindStringSubmatch(text); m != nil {
			return methodsIn(m[1])
		}
	}
	return nil
}

func methodsIn(text string) []string {
	var out []string
	for _, m := range anyVerb().FindAllString(text, -1) {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}
