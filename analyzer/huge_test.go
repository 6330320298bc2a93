package analyzer_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// repeat writes a format n times, with i and i+1.
func repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i+1)
	}
	return b.String()
}

// TestHuge analyses what generators of code write: much of one thing, or one thing
// deep in itself. Cost may grow as the program does, not faster: where a program
// is eight times as large, less than 64 times as much memory is allocated, the
// square. Memory is measured because time depends on what else the machine does.
func TestHuge(t *testing.T) {
	n := 250
	if analysistest.IsLong() {
		n = 1000
	}
	l := newLab(t)
	const handler = "func f(w http.ResponseWriter, r *http.Request, code int) {\n"
	for name, write := range map[string]func(n int) string{
		"cases": func(n int) string {
			return handler + "switch code {\n" + repeat(n, "case %d: code = %d; w.WriteHeader(code)\n") + "}\n}"
		},
		"elements": func(n int) string {
			return "var list = []struct{ code, next int }{\n" + repeat(n, "{%d, %d},\n") + "}\n" + handler + "w.WriteHeader(list[code].code)\n}"
		},
		"keys": func(n int) string {
			return handler + "w.WriteHeader(map[int]int{\n" + repeat(n, "%d: %d,\n") + "}[code])\n}"
		},
		"statements": func(n int) string {
			return handler + repeat(n, "code = code %% 7%d; if code == %d { w.WriteHeader(code) }\n") + "}"
		},
		"functions": func(n int) string {
			return repeat(n, "func f%d(w http.ResponseWriter, code int) { if code > 0 { f%d(w, code-1) } }\n") + fmt.Sprintf("func f%d(w http.ResponseWriter, code int) { w.WriteHeader(code); f0(w, 404) }\n", n)
		},
		"implementations": func(n int) string {
			return "type coder interface{ Code() int }\n" + repeat(n, "type t%d struct{ code int }; func (t t%[1]d) Code() int { return 200 + %d }\n") + handler + "var c coder = t0{}\nw.WriteHeader(c.Code())\n}"
		},
		"labels": func(n int) string {
			return handler + repeat(n, "l%[1]d: if code == %[2]d { goto l%[1]d }\n") + "w.WriteHeader(code)\n}"
		},
		"routes": func(n int) string {
			return "func routes(mux *http.ServeMux) {\n" + repeat(n, "mux.HandleFunc(\"DELETE /r%d\", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200 + %d%%2) })\n") + "}"
		},
		"sum": func(n int) string {
			return handler + "w.WriteHeader(code" + repeat(n, " + %d - %d") + ")\n}"
		},
		"deep ifs": func(n int) string {
			n /= 40
			return handler + repeat(n, "if code != %d { code += %d\n") + "w.WriteHeader(code)\n" + strings.Repeat("}", n) + "\n}"
		},
		"deep literals": func(n int) string {
			n /= 40
			return handler + repeat(n, "func() { if code != %d { code += %d }\n") + "w.WriteHeader(code)\n" + strings.Repeat("}()\n", n) + "}"
		},
		"deep calls": func(n int) string {
			n /= 10
			return "func g(code int) int { return code }\n" + handler + "w.WriteHeader(" + strings.Repeat("g(", n) + "404" + strings.Repeat(")", n) + ")\n}"
		},
		"deep fields": func(n int) string {
			return "type t struct { next *t; code int }\n" + handler + "var x *t\nw.WriteHeader(x" + strings.Repeat(".next", n/10) + ".code)\n}"
		},
	} {
		t.Run(name, func(t *testing.T) {
			small, large := l.allocated(t, write(n)), l.allocated(t, write(8*n))
			t.Logf("%d bytes, %d for eight times as much: factor %.1f", small, large, float64(large)/float64(small))
			limit := uint64(48)
			if strings.HasPrefix(name, "deep") {
				limit = 72 // each level may see those below it: the square is 64
			}
			if large > limit*small {
				t.Errorf("%d bytes are allocated, %d for eight times as much", small, large)
			}
		})
	}
}

// allocated returns how many bytes the analysis of a program allocates.
func (l *lab) allocated(t *testing.T, body string) uint64 {
	t.Helper()
	u, err := l.check("package p\n\nimport \"net/http\"\n\nvar _ http.Handler\n\n" + body)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := u.run(l.analyzer); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
