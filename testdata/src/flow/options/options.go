// Package options holds responses that functional options and builders configure:
// the status is that of the last option that is certain to be applied.
package options

import "net/http"

type reply struct {
	code int
	body string
}

type option func(*reply)

func withCode(code int) option { return func(r *reply) { r.code = code } }

func withBody(body string) option { return func(r *reply) { r.body = body } }

// A default, which options replace.
func respond(w http.ResponseWriter, opts ...option) {
	r := reply{code: http.StatusOK}
	for _, o := range opts {
		o(&r)
	}
	w.WriteHeader(r.code)
}

func byDefault(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	respond(w)
}

func otherOption(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	respond(w, withBody("fine"))
}

func replaced(w http.ResponseWriter, r *http.Request) { // summary: 404 complete
	respond(w, withCode(http.StatusNotFound))
}

func amongOthers(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	respond(w, withBody("taken"), withCode(http.StatusConflict))
}

// A struct of options.
type settings struct{ Code int }

func configured(w http.ResponseWriter, s settings) {
	if s.Code == 0 {
		s.Code = http.StatusAccepted
	}
	w.WriteHeader(s.Code)
}

func unset(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	configured(w, settings{})
}

func set(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	configured(w, settings{Code: http.StatusGone})
}

// A builder.
type builder struct{ code int }

func start() *builder { return &builder{code: http.StatusOK} }

func (b *builder) status(code int) *builder { b.code = code; return b }

func (b *builder) send(w http.ResponseWriter) { w.WriteHeader(b.code) }

func built(w http.ResponseWriter, r *http.Request) { // summary: 201 complete
	start().status(http.StatusCreated).send(w)
}

// An option that is not known may do anything.
func open(w http.ResponseWriter, r *http.Request) { // summary: 200 incomplete
	respond(w, r.Context().Value("option").(option))
}

// A page is a builder with a body of any type. A text in it is no status.
type page struct {
	w    http.ResponseWriter
	code int
	body any
}

func newPage(w http.ResponseWriter) *page { return &page{w: w, code: http.StatusOK} }

func (p *page) text(body string) *page { p.body = body; return p }

func (p *page) data(body []byte) *page { p.body = body; return p }

func (p *page) write() {
	p.w.WriteHeader(p.code)
	switch v := p.body.(type) {
	case string:
		p.w.Write([]byte(v))
	case []byte:
		p.w.Write(v)
	}
}

func texts(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	newPage(w).text(r.URL.Path).write()
}

func bytes(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	p := newPage(w)
	if r.URL.Path != "" {
		p = p.data([]byte(r.URL.Path))
	} else {
		p = p.text(r.Host)
	}
	p.write()
}
