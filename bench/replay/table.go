package main

import (
	"fmt"
	"strings"
)

// Table returns the table of docs/truth.md.
func Table(list []Result) string {
	var b strings.Builder
	b.WriteString("| kind | thread | what it claims | found |\n| --- | --- | --- | --- |\n")
	reproduced, kinds := 0, make(map[string]bool)
	for _, r := range list {
		kinds[r.Kind] = true
		found := fmt.Sprintf("%d of %d", r.Found, r.Wanted)
		if r.Reproduced {
			reproduced++
		} else {
			found += ": " + r.Reason
		}
		fmt.Fprintf(&b, "| %s | [%s](%s) | %s | %s |\n", r.Kind, r.Name, r.URL, cell(r.Claims), cell(found))
	}
	fmt.Fprintf(&b, "\n%d of %d threads of %d kinds are reproduced.\n", reproduced, len(list), len(kinds))
	return b.String()
}

// cell keeps text from ending a cell.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "|", `\|`)
}
