package settings

// A Rule is one thing that statuslint reports. Its name is the category of its
// diagnostics, its flag, its heading in the README, its directory in testdata,
// and the word that begins its messages.
type Rule struct {
	Name  string
	Doc   string // one line; the whole is in the rule's own file
	on    bool   // without configuration
	Whole bool   // reported by runs over the whole module only
}

// Rules is the table of rules.
//
// Refused: a style of numbers instead of constants (two styles halve every message).
var Rules = []Rule{
	{"magic", "a status written as a number", true, false},
	{"undocumented", "a handler writes a status that no document lists", true, false},
	{"delete", "a DELETE handler that does not answer 204", true, false},
	{"nobody", "a body with a status that forbids one", true, false},
	{"invalid", "a number that is no status", true, false},
	{"superfluous", "a status that is not sent, because the header has already been sent", true, false},
	{"unwritten", "a documented status that the route never writes", false, false},
	{"unrouted", "an operation that no route serves", true, true},
	{"unlisted", "a route that no operation documents", true, true},
	{"directive", "a directive that names no rule, gives no reason, or silences nothing", true, false},
}

// RuleNamed returns the rule of that name; one without a name if there is none.
func RuleNamed(name string) Rule {
	for _, r := range Rules {
		if r.Name == name {
			return r
		}
	}
	return Rule{}
}

// RuleNames returns the names of all rules, in the order of the README.
func RuleNames() []string {
	names := make([]string, 0, len(Rules))
	for _, r := range Rules {
		names = append(names, r.Name)
	}
	return names
}
