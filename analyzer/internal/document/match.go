package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Match is the operation that documents a route.
type Match struct {
	op  *Operation
	doc *Document
	// also are operations of the same method and path in other documents.
	also []*Match
}

// MatchOf returns an operation of a file as a match.
func MatchOf(op *Operation, file string) *Match {
	return &Match{op: op, doc: &Document{File: file}}
}

func inRanges(ranges []Range, code int) bool {
	return slices.ContainsFunc(ranges, func(r Range) bool { return r.Lo <= code && code <= r.Hi })
}

// Codes returns the statuses that the operation lists by themselves.
func (m *Match) Codes() []int { return plain(m.op.Codes) }

func plain(codes []Code) []int {
	out := make([]int, 0, len(codes))
	for _, c := range codes {
		if !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	slices.Sort(out)
	return out
}

// Successes returns the successes that the operation lists, by themselves or
// by a range.
func (m *Match) Successes() []int {
	out := slices.DeleteFunc(m.Codes(), func(c int) bool { return c < 200 || c > 299 })
	for _, other := range m.also {
		for _, code := range other.Successes() {
			if !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	for _, r := range m.op.Ranges {
		for c := max(r.Lo, 200); c <= min(r.Hi, 299); c++ {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Where returns "api/openapi.yaml:120".
func (m *Match) Where() string {
	return fmt.Sprintf("%s:%d", cmp.Or(m.op.File, m.doc.File), m.op.Line)
}

// Describe returns what the operation lists: "200, 404, 5XX, default".
func (m *Match) Describe() string {
	words := numbers(m.Codes())
	for _, r := range m.op.Ranges {
		words = append(words, r.Text)
	}
	if m.op.Default {
		words = append(words, "default")
	}
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

func numbers(codes []int) []string {
	out := make([]string, 0, len(codes))
	for _, c := range codes {
		out = append(out, strconv.Itoa(c))
	}
	return out
}

// Documents reports whether the operation documents the status: exact beats a
// range beats default (OpenAPI 3.1 §4.8.16).
func (m *Match) Documents(code int, strictDefault bool) bool {
	if m.op.Unknown || slices.ContainsFunc(m.also, func(o *Match) bool { return o.Documents(code, strictDefault) }) {
		return true
	}
	for _, c := range m.op.Codes {
		if c.Code == code {
			return true
		}
	}
	return inRanges(m.op.Ranges, code) || m.op.Default && !strictDefault
}
