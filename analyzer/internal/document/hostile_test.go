package document

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// bomb is a document of aliases within aliases that would unfold to 10^10 values.
func bomb() string {
	text := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'k'; c++ {
		text += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), c-1)
	}
	return text + "paths: {/x: *k}\n"
}

// mappings is a bomb of operations: each path has nine of them by an alias, and
// each of these has its responses by an alias.
func mappings(paths, codes int) string {
	var b strings.Builder
	b.WriteString("r: &r {")
	for i := range codes {
		fmt.Fprintf(&b, "%d: x, ", 100+i%500)
	}
	b.WriteString("}\no: &o {responses: *r}\ni: &i {get: *o, put: *o, post: *o, delete: *o, options: *o, head: *o, patch: *o, trace: *o}\npaths:\n")
	for i := range paths {
		fmt.Fprintf(&b, "  /p%d: *i\n", i)
	}
	return b.String()
}

// TestHostile reads documents that are made to cost much. Each ends in an error
// that names the file, and the line where there is one, within 256 MB of
// allocations in all: of what is allocated, not of what is in use, so that the
// time is bounded with it (8).
func TestHostile(t *testing.T) {
	const most = 256 << 20
	dir := t.TempDir()
	for _, c := range []struct{ name, src, want string }{
		{"bomb.yaml", bomb(), "no operation with responses in it"},
		{"own.yaml", "a: &a [*a]\npaths: {}\n", "line 1: "},
		{"mappings.yaml", mappings(3000, 3000), "line 1: more than the "},
		{"merges.yaml", "r: &r {" + strings.Repeat("200: x, ", 3000) + "}\npaths:\n" + strings.Repeat("  <<: *r\n", 3000), "line 3: more than the 1000000 values"},
		{"merged.yaml", "r: &r\n" + numbered(1000, "  k%d: x\n") + "paths:\n" + numbered(2000, "  /p%d: {get: {<<: *r}}\n"), "more than the 1000000 values"},
		{"flow.yaml", "openapi: 3.0.0\npaths: [" + strings.Repeat("a,", 1<<20) + "]\n", "line 2: more than the "},
		{"lines.yaml", "paths:\n" + strings.Repeat("- a\n", 1<<20), "line 280002: more than the "},
		{"operations.yaml", "paths:\n" + numbered(100000, "  /p%d:\n    get:\n      responses:\n        200: {description: a}\n"), "more than the 280000 lines"},
		{"deep.yaml", "paths:\n" + deeper(600), "line 502: nested deeper than 500 levels"},
		{"deepflow.yaml", "paths: " + strings.Repeat("[", 20000), "exceeded max depth"},
		{"deep.json", `{"paths":` + strings.Repeat(`{"a":`, 600) + "1" + strings.Repeat("}", 601), "line 1: nested deeper than 500 levels"},
		{"deeper.json", `{"paths":` + strings.Repeat("\n{\"a\":", 20000) + "1" + strings.Repeat("}", 20001), "line "},
		{"flat.json", "{\"paths\":\n{\"/x\": [" + strings.Repeat("1,", 4<<20) + "1]}}", "line 2: more than the 1000000 values"},
		{"circle.yaml", "paths:\n  /x: {get: {$ref: '#/a'}}\na: {$ref: '#/b'}\nb: {$ref: '#/a'}\n", ""},
		{"url.yaml", "paths:\n  /x: {$ref: 'https://example.com/x.yaml'}\n", ""},
		{"outside.yaml", "paths:\n  /x: {$ref: '../../x.yaml'}\n", ""},
		{"deep.html", strings.Repeat("<table><tr><td>", 1<<17), "no status code in it"},
		{"wide.adoc", "[cols=\"64*\"]\n|===\n" + strings.Repeat("64*|7 .64+2+|8\n", 10000) + "|===\n", "no status code in it"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.src), 0o666); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, err := ReadFile(path, dir)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%s: %d MB allocated", c.name, took>>20)
		}
		switch {
		case c.want == "" && (err != nil || len(d.Problems) != 1 || d.Problems[0].Line == 0 || !d.Operations[0].Unknown):
			t.Errorf("%s: %v, %+v: want one problem", c.name, err, d)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), path)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// deeper nests mappings of one key, one a line.
func deeper(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i+1) + "a:\n")
	}
	return b.String()
}

// numbered repeats a text with the numbers up to n.
func numbered(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "%d", strconv.Itoa(i)))
	}
	return b.String()
}
