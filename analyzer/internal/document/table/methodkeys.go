package table

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// methodKeys are the methods that a table names beside its statuses: in a column
// of methods, in the headers of columns of statuses (a row for each outcome), or
// in the headers of columns that are marked (a row for each status).
type methodKeys struct {
	column  int        // that lists nothing but methods, or -1
	headers [][]string // of each column whose header lists nothing but methods
	marked  bool       // these columns hold marks
}

func newMethodKeys(rows [][]cell, width int) *methodKeys {
	k := &methodKeys{column: methodColumn(rows, width)}
	if len(rows) == 0 {
		return k
	}
	marks, named := 0, 0
	for col := range width {
		k.headers = append(k.headers, nil)
		text := at(rows[0], col)
		if !isMethods(text) {
			continue
		}
		k.headers[col] = methodsIn(text)
		named++
		for _, r := range rows[1:] {
			if mark().MatchString(at(r, col)) {
				marks++
				break
			}
		}
	}
	k.marked = named > 1 && marks > 1
	return k
}

// with adds to columns of codes those beside them whose header is a method, too,
// and that hold codes and nothing else: too few of them to be sure, alone.
func (k *methodKeys) with(columns []int, rows [][]cell) []int {
	if k.column >= 0 || k.marked || !slices.ContainsFunc(columns, func(col int) bool { return k.headers[col] != nil }) {
		return columns
	}
	for col, methods := range k.headers {
		if methods == nil || slices.Contains(columns, col) {
			continue // not of a method, or known
		}
		if filled := slices.DeleteFunc(column(rows[1:], col), func(text string) bool { return text == "" }); len(filled) > 0 &&
			!slices.ContainsFunc(filled, func(text string) bool { _, ok := cellCodes(text); return !ok }) {
			columns = append(columns, col)
		}
	}
	slices.Sort(columns) // as a person reads them
	return columns
}

// column returns the texts of a column.
func column(rows [][]cell, col int) []string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.TrimSpace(at(r, col)))
	}
	return out
}

// mark is what a table marks that a method answers a status with.
var mark = lazyregexp.New(`^\s*(?:[xX✓✔✅●•]|yes|Yes|YES)(?:\s*\([^)]*\))?\s*$`)

// isMethods reports whether a cell lists methods, and nothing else but remarks.
func isMethods(text string) bool {
	text = remark().ReplaceAllString(strings.TrimSpace(text), "")
	left := anyVerb().ReplaceAllString(text, "")
	return anyVerb().MatchString(text) && len(strings.Trim(left, " ,/;|`*\n\\")) <= len("conditional")
}

// remark is what stands in parentheses.
var remark = lazyregexp.New(`\([^()]*\)`)

// methodColumn returns the column that lists nothing but methods, or -1.
func methodColumn(rows [][]cell, width int) int {
	for col := range width {
		filled, good := 0, 0
		for i, r := range rows {
			text := strings.TrimSpace(at(r, col))
			if i == 0 || text == "" {
				continue
			}
			filled++
			if isMethods(text) {
				good++
			}
		}
		if good > 1 && good*10 >= filled*9 {
			return col
		}
	}
	return -1
}

// of returns the methods for which a row's statuses are the rule. Those of an
// error are no rule.
func (k *methodKeys) of(r []cell, col int, text string, c codes) []string {
	isError := len(c.list) > 0 && c.list[0] >= 300
	switch {
	case k.column >= 0 && isError, k.marked && isError:
		return nil
	case k.column >= 0:
		return methodsIn(at(r, k.column))
	case k.marked:
		var out []string
		for i, methods := range k.headers {
			if methods != nil && mark().MatchString(at(r, i)) {
				out = append(out, methods...)
			}
		}
		return out
	case col < len(k.headers) && k.headers[col] != nil && !isError:
		return k.headers[col]
	}
	return ruleFor(text)
}
