package main

import (
	"fmt"
	"strings"
)

// Table returns the table of docs/truth.md.
func Table(list []Counts) string {
	var b strings.Builder
	b.WriteString("| server | routes | seen | responses | route unknown | (route, status) | predicted | missed, complete | missed, incomplete | middleware |\n")
	b.WriteString("| --- |" + strings.Repeat(" ---: |", 9) + "\n")
	var all Counts
	all.Name = "all"
	for _, c := range list {
		b.WriteString(row(c))
		all.Routes += c.Routes
		all.Seen += c.Seen
		all.Requests += c.Requests
		all.Unknown += c.Unknown
		all.Pairs += c.Pairs
		all.Predicted += c.Predicted
		all.Unsound += c.Unsound
		all.Incomplete += c.Incomplete
		all.Before += c.Before
		all.BeforeHit += c.BeforeHit
	}
	b.WriteString(row(all))
	return b.String()
}

func row(c Counts) string {
	share := ""
	if c.Pairs > 0 {
		share = fmt.Sprintf(" (%.1f %%)", 100*float64(c.Predicted)/float64(c.Pairs))
	}
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %d%s | %d | %d | %d of %d |\n",
		c.Name, c.Routes, c.Seen, c.Requests, c.Unknown, c.Pairs, c.Predicted, share, c.Unsound, c.Incomplete, c.BeforeHit, c.Before)
}
