package analyzer_test

// statement writes one statement of a program, with blocks to the given depth.
func (p *program) statement(depth int) {
	if depth == 0 {
		p.write()
		return
	}
	switch p.pick(14) {
	case 0:
		p.line("if %s {", p.condition())
		p.body(depth - 1)
		if p.pick(2) == 1 {
			p.line("} else {")
			p.body(depth - 1)
		}
		p.line("}")
	case 1:
		p.line("for i := range 3 {")
		p.body(depth - 1)
		p.line("\tcode += i")
		p.line("}")
	case 2:
		p.line("switch %s {", p.number())
		p.line("case %s:", []string{"404", "http.StatusOK", "code"}[p.pick(3)])
		p.body(depth - 1)
		p.line("default:")
		p.body(depth - 1)
		p.line("}")
	case 3:
		p.line("switch r.Method {")
		p.line(`case "DELETE", http.MethodPut:`)
		p.body(depth - 1)
		p.line(`case "GET":`)
		p.body(depth - 1)
		p.line("}")
	case 4:
		p.line("defer func() {")
		p.body(depth - 1)
		p.line("}()")
	case 5:
		p.line("func() {")
		p.body(depth - 1)
		p.line("}()")
	case 6:
		p.line("func(w http.ResponseWriter) {")
		p.body(depth - 1)
		p.line("}(&recorder{ResponseWriter: w})")
	case 7:
		p.line("if out, err := f%d(w, r, %s); err != nil {", p.pick(funcs), p.number())
		p.line("\tcode = out")
		p.body(depth - 1)
		p.line("}")
	case 8:
		p.loop(depth)
	default:
		p.write()
	}
}

// loop writes a labelled loop that is left and taken up again.
func (p *program) loop(depth int) {
	p.labels++
	label := p.labels
	p.line("again%d:", label)
	p.line("for code > 0 {")
	p.body(depth - 1)
	p.line("\tif %s {", p.condition())
	p.line("\t\t%s again%d", []string{"break", "continue"}[p.pick(2)], label)
	p.line("\t}")
	p.line("\tcode--")
	p.line("}")
}

// write writes a statement without blocks.
func (p *program) write() {
	switch p.pick(15) {
	case 0:
		p.line("w.WriteHeader(%s)", p.number())
	case 1:
		p.line(`http.Error(w, "", %s)`, p.number())
	case 2:
		p.line("http.NotFound(w, r)")
	case 3:
		p.line("code = %s", p.number())
	case 4:
		p.line("err = %s", p.failure())
	case 5:
		p.line("fmt.Fprint(w, code)")
	case 6:
		p.line("answer(w, %s, r)", p.number())
	case 7:
		p.line("_, err = f%d(w, r, %s)", p.pick(funcs), p.number())
	case 8:
		p.line("handle%d(w, r)", p.pick(funcs))
	case 9:
		p.line("(&server{code: code, fail: func(w http.ResponseWriter, code int) { w.WriteHeader(%s) }}).handle(w, r)", p.number())
	case 10:
		p.line("wrap(handle%d).ServeHTTP(w, r)", p.pick(funcs))
	case 11:
		p.line(`http.Redirect(w, r, "/", %s)`, p.number())
	case 12:
		p.line("if f := http.HandlerFunc(handle%d); r != nil {", p.pick(funcs))
		p.line("\tf(w, r)")
		p.line("}")
	case 13:
		p.locals++
		p.line("v%d := &http.Response{StatusCode: %s}", p.locals, p.number())
		p.line("_ = v%d.StatusCode == %s", p.locals, p.number())
	default:
		p.line("_, code = %s, %s", p.number(), p.number())
	}
}
