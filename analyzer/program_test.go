package analyzer_test

import (
	"fmt"
	"strings"
)

// A program makes Go source from the bytes of a fuzzer: a package of handlers
// and helpers that call, wrap, return and store each other. It always compiles.
type program struct {
	choices []byte
	next    int
	out     strings.Builder
	indent  int
	locals  int // names in use in the function at hand
	labels  int
}

// Each of these exists as f0 to f(funcs-1) in every program, so that any can
// call any.
const funcs = 4

// pick returns the next choice among n; 0 when the bytes have run out.
func (p *program) pick(n int) int {
	if p.next >= len(p.choices) {
		return 0
	}
	p.next++
	return int(p.choices[p.next-1]) % n
}

func (p *program) line(format string, args ...any) {
	p.out.WriteString(strings.Repeat("\t", p.indent))
	fmt.Fprintf(&p.out, format, args...)
	p.out.WriteByte('\n')
}

// source returns the program that the choices stand for.
func source(choices []byte) string {
	p := &program{choices: choices}
	p.line("%s", preamble)
	for i := range funcs {
		p.function(i)
	}
	p.line("func register(mux *http.ServeMux) {")
	p.indent++
	for i := range funcs {
		method := []string{"", "GET ", "DELETE ", "POST "}[p.pick(4)]
		handler := []string{"handle%d", "wrap(handle%d)", "made(%d)", "(&server{code: %d}).handle"}[p.pick(4)]
		p.line(`mux.HandleFunc("%s/r%d/{id}", %s)`, method, i, fmt.Sprintf(handler, i))
	}
	p.indent--
	p.line("}")
	return p.out.String()
}

// preamble declares what every program may use, and uses every import.
const preamble = `package p

import (
	"errors"
	"fmt"
	"net/http"
)

type failure struct {
	error
	code int
	next *failure
}

func (f *failure) Error() string   { return fmt.Sprint(f.code) }
func (f *failure) StatusCode() int { return f.code }

type coder interface{ StatusCode() int }

type server struct {
	code  int
	table map[string]int
	fail  func(w http.ResponseWriter, code int)
}

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	if s.fail != nil {
		s.fail(w, s.code)
	}
	w.WriteHeader(s.table[r.URL.Path])
}

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func answer[T any](w http.ResponseWriter, code int, v T) {
	w.WriteHeader(code)
	fmt.Fprint(w, v)
}

func wrap(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		next(rec, r)
		if rec.status == 404 {
			http.NotFound(w, r)
		}
	}
}

func made(n int) http.HandlerFunc {
	if n > 2 {
		return wrap(made(n - 1))
	}
	return func(w http.ResponseWriter, r *http.Request) { f0(w, r, 200+n) }
}

func codeOf(err error) int {
	var c coder
	var f *failure
	switch {
	case errors.As(err, &f):
		return f.code
	case errors.As(err, &c):
		return c.StatusCode()
	}
	return 500
}
`

func (p *program) function(i int) {
	p.locals, p.labels = 0, 0
	p.line("func f%d(w http.ResponseWriter, r *http.Request, code int) (out int, err error) {", i)
	p.body(3)
	p.line("\treturn %s, %s", p.number(), p.failure())
	p.line("}")
	p.line("")
	p.locals, p.labels = 0, 0
	p.line("func handle%d(w http.ResponseWriter, r *http.Request) {", i)
	p.line("\tcode, err := f%d(w, r, %s)", p.pick(funcs), []string{"200", "404", "204"}[p.pick(3)])
	p.body(3)
	p.line("\t_, _ = code, err")
	p.line("}")
	p.line("")
}

// body writes statements, depth blocks deep.
func (p *program) body(depth int) {
	p.indent++
	for range p.pick(5) {
		p.statement(depth)
	}
	p.indent--
}

// number returns an integer expression.
func (p *program) number() string {
	switch p.pick(12) {
	case 0:
		return []string{"200", "201", "204", "304", "404", "499", "0x1f4", "(418)", "777", "-1"}[p.pick(10)]
	case 1:
		return "http.StatusConflict"
	case 2:
		return "codeOf(err)"
	case 3:
		return "(&server{code: " + []string{"409", "code", "0"}[p.pick(3)] + "}).code"
	case 4:
		return `map[string]int{"a": 400, "b": code}[r.Method]`
	case 5:
		return "[]int{200, code, 503}[len(r.Method)%3]"
	case 6:
		return "(&failure{code: code}).next.code"
	case 7:
		return "func() int { return code + 1 }()"
	case 8:
		return "int(uint16(404))"
	case 9:
		return "max(code, 400)"
	}
	return "code"
}

// failure returns an expression of type error.
func (p *program) failure() string {
	switch p.pick(6) {
	case 0:
		return "nil"
	case 1:
		return "&failure{code: " + p.number() + "}"
	case 2:
		return `fmt.Errorf("x: %w", err)`
	case 3:
		return "errors.Join(err, &failure{code: code, next: &failure{code: 422}})"
	case 4:
		return "http.ErrAbortHandler"
	}
	return "err"
}

// condition returns a boolean expression.
func (p *program) condition() string {
	switch p.pick(7) {
	case 0:
		return "err != nil"
	case 1:
		return "code == " + p.number()
	case 2:
		return "r.Method == http.MethodDelete"
	case 3:
		return "code >= 400 && code < 600"
	case 4:
		return "404 != code"
	case 5:
		return `r.Method == "GET" || r.Method == "DELETE"`
	}
	return "code/100 == 2"
}
