package docs

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Missing prints, for each OpenAPI document, the responses that its operations
// lack, as YAML to be pasted into it. Only what a handler itself chooses is told
// (DESIGN 3.10): a mapper's arms, and what middleware writes, may not be
// reachable.
func Missing(w io.Writer, list []*analyzer.DocumentJSON, routes []analyzer.RouteJSON) error {
	var b bytes.Buffer
	for _, d := range list {
		if d.Kind == "openapi" {
			missing(&b, d, routes)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func missing(b *bytes.Buffer, d *analyzer.DocumentJSON, routes []analyzer.RouteJSON) {
	lacks := make(map[int][]int) // by index of the operation
	for _, r := range routes {
		i := slices.IndexFunc(d.Operations, func(op analyzer.OperationJSON) bool { return documents(d, op, r) })
		if i < 0 {
			continue // another document's
		}
		for _, s := range r.Statuses {
			if s.Undocumented && s.Chosen && !slices.Contains(lacks[i], s.Code) {
				lacks[i] = append(lacks[i], s.Code)
			}
		}
	}
	if len(lacks) == 0 {
		return
	}
	order := make([]int, 0, len(lacks))
	for i := range d.Operations {
		if len(lacks[i]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(d.Operations[i].Path, d.Operations[j].Path)
	})
	inside, elsewhere := parted(d, order)
	path := ""
	for n, i := range inside {
		op := d.Operations[i]
		if n == 0 {
			fmt.Fprintf(b, "# %s\npaths:\n", d.File)
		}
		if op.Path != path {
			path = op.Path
			fmt.Fprintf(b, "  %s:\n", quote(path))
		}
		fmt.Fprintf(b, "    %s: # line %d\n", strings.ToLower(op.Method), op.Line)
		responses(b, "      ", lacks[i])
	}
	for _, i := range elsewhere {
		op := d.Operations[i]
		fmt.Fprintf(b, "# %s:%d, %s %s\n", op.File, op.Line, op.Method, op.Path)
		responses(b, "", lacks[i])
	}
}

// parted returns the operations that stand in the document, and those that it
// refers to in other files: these have a part of the YAML each.
func parted(d *analyzer.DocumentJSON, order []int) (inside, elsewhere []int) {
	for _, i := range order {
		if d.Operations[i].File == "" {
			inside = append(inside, i)
		} else {
			elsewhere = append(elsewhere, i)
		}
	}
	return inside, elsewhere
}

// responses prints the responses of one operation.
func responses(b *bytes.Buffer, indent string, codes []int) {
	fmt.Fprintf(b, "%sresponses:\n", indent)
	slices.Sort(codes)
	for _, code := range codes {
		text := quote(cmp.Or(analyzer.StatusText(code), "status "+strconv.Itoa(code)))
		fmt.Fprintf(b, "%s  \"%d\":\n%s    description: %s\n", indent, code, indent, text)
	}
}

// documents reports whether the route says that the operation is its own.
func documents(d *analyzer.DocumentJSON, op analyzer.OperationJSON, r analyzer.RouteJSON) bool {
	p := finding.ParsePosition(r.Document)
	return p.Line == op.Line && op.Method == r.Method && sameFile(p.File, cmp.Or(op.File, d.File))
}

// sameFile reports whether two names are those of one file, of which either may
// be seen from a directory below the other's.
func sameFile(a, b string) bool {
	a, b = clean(a), clean(b)
	return a == b || strings.HasSuffix(a, "/"+b) || strings.HasSuffix(b, "/"+a)
}

func clean(name string) string { return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./") }

// quote quotes text where plain YAML would read it as something else.
func quote(s string) string {
	for _, r := range s {
		plain := r == ' ' || r == '/' || r == '_' || r == '-' || r == '.' ||
			'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		if !plain {
			return strconv.Quote(s)
		}
	}
	return s
}
