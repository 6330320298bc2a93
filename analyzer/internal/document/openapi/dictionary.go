package openapi

import (
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// dictionary reads a mapping of statuses to texts, which is a table: that of
// os-api-ref (200: {default: Request was successful.}), or "404": Not Found. It
// returns nil where a key is no status.
func dictionary(root *tree) *model.Document {
	d := &model.Document{Kind: model.Table, Base: "/"}
	for _, e := range root.all() {
		if strings.HasPrefix(e.key, "x-") || strings.HasPrefix(e.key, "$") {
			continue // an extension
		}
		code, err := strconv.Atoi(e.key)
		if err != nil || code < 100 || code > 599 {
			return nil
		}
		if !slices.ContainsFunc(d.Codes, func(c model.Code) bool { return c.Code == code }) {
			d.Codes = append(d.Codes, model.Code{Code: code, Line: e.line, Text: strings.TrimSpace(e.key + " " + firstText(e.value))})
		}
	}
	if len(d.Codes) < 2 {
		return nil
	}
	return d
}

// firstText returns the first text of a value, on one line.
func firstText(t *tree) string {
	for t != nil && t.scalar == "" {
		switch {
		case len(t.entries) > 0:
			t = t.entries[0].value
		case len(t.items) > 0:
			t = t.items[0]
		default:
			return ""
		}
	}
	if t == nil {
		return ""
	}
	return strings.Join(strings.Fields(t.scalar), " ")
}
