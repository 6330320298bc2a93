package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestTruth holds the tables of docs/truth.md and of the README against the
// results that were recorded last, number by number.
func TestTruth(t *testing.T) {
	doc := read(t, "../../docs/truth.md")
	var replay struct {
		Date, Tool string
		Threads    []struct {
			Name, Kind, URL, Claims, Reason string
			Wanted, Found                   int
			Reproduced                      bool
		}
	}
	decode(t, "../../bench/results/replay.json", &replay)
	var rows []string
	reproduced, kinds := 0, make(map[string]bool)
	for _, r := range replay.Threads {
		kinds[r.Kind] = true
		found := fmt.Sprintf("%d of %d", r.Found, r.Wanted)
		if r.Reproduced {
			reproduced++
		} else if r.Reason == "" {
			t.Errorf("%s is not reproduced, and nothing says why", r.Name)
		} else {
			found += ": " + r.Reason
		}
		rows = append(rows, fmt.Sprintf("| %s | [%s](%s) | %s | %s |", r.Kind, r.Name, r.URL, r.Claims, found))
	}
	rows = append(rows, fmt.Sprintf("%d of %d threads of %d kinds are reproduced.", reproduced, len(replay.Threads), len(kinds)))
	compareTable(t, doc, "replay", replay.Date, rows)

	var observe struct {
		Date, Tool string
		Servers    []struct {
			Name                                                                                      string
			Routes, Seen, Requests, Unknown, Pairs, Predicted, Unsound, Incomplete, Before, BeforeHit int
		}
	}
	decode(t, "../../bench/results/observe.json", &observe)
	rows = nil
	for _, s := range observe.Servers {
		share := ""
		if s.Pairs > 0 {
			share = fmt.Sprintf(" (%.1f %%)", 100*float64(s.Predicted)/float64(s.Pairs))
		}
		rows = append(rows, fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %d%s | %d | %d | %d of %d |", s.Name, s.Routes, s.Seen, s.Requests,
			s.Unknown, s.Pairs, s.Predicted, share, s.Unsound, s.Incomplete, s.BeforeHit, s.Before))
	}
	compareTable(t, doc, "observe", observe.Date, rows)

	pairs, predicted, unsound := 0, 0, 0
	for _, s := range observe.Servers {
		pairs += s.Pairs
		predicted += s.Predicted
		unsound += s.Unsound
	}
	compareTable(t, read(t, "../../README.md"), "truth", "", []string{
		fmt.Sprintf("| %d public threads about wrong statuses, replayed on the commit before the fix | %d exactly as claimed; each other with its reason |", len(replay.Threads), reproduced),
		fmt.Sprintf("| %d pairs of a route and a status that the tests of %d servers observe | %d predicted (%.1f %%); %d missed on routes that claim to be complete |",
			pairs, len(observe.Servers), predicted, 100*float64(predicted)/float64(pairs), unsound),
	})
}

func decode(t *testing.T, file string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(read(t, file)), v); err != nil {
		t.Fatal(file, err)
	}
}

// compareTable demands the rows, in their order, and the date in the part of a
// document that begins with <!-- begin NAME -->.
func compareTable(t *testing.T, doc, name, date string, rows []string) {
	t.Helper()
	_, part, _ := strings.Cut(doc, "<!-- begin "+name+" -->\n")
	part, _, ok := strings.Cut(part, "<!-- end "+name+" -->\n")
	if !ok || !strings.Contains(part, date) {
		t.Errorf("there are no results of %s recorded on %s", name, date)
	}
	for _, row := range rows {
		_, rest, ok := strings.Cut(part, row+"\n")
		if !ok {
			t.Errorf("the table %s lacks, at its place, the row\n%s", name, row)
			continue
		}
		part = rest
	}
	if n := strings.Count(part, "\n| "); name == "observe" && n > 1 {
		t.Errorf("docs/truth.md has %d rows of %s that are not recorded", n-1, name) // but for the sums
	}
}
