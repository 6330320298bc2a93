package shapes

import "net/http"

type (
	embedded struct {
		http.ResponseWriter
		*http.Request
		inner
	}
	inner struct{ code, other int }
	alias = embedded
	fn    func(fn) fn
	m     map[int]map[string][]*inner
	iface interface {
		http.ResponseWriter
		More() iface
	}
)

var table = m{404: {"x": {{1, 2}, {code: 404}}}}

var array = [...]int{2: 404, 500}

var nested = []struct {
	a [2]struct{ code int }
	f func() int
}{{[2]struct{ code int }{{404}, {500}}, func() int { return 404 }}}

func (e *embedded) do(i iface) {
	e.ResponseWriter.WriteHeader(e.code)
	e.inner.code = array[0]
	i.More().More().WriteHeader(table[404]["x"][0].code)
	(*alias).do(e, i)
	f := (*embedded).do
	f(e, i)
	g := e.do
	g(nil)
	var x fn
	x = func(y fn) fn { return x(y)(x) }
	x(x)
	*(&e.inner.code) = 404
	p := &e.code
	*p++
	e.code += 200
	struct{ http.ResponseWriter }{e.ResponseWriter}.WriteHeader(-1)
	interface{ WriteHeader(int) }(e.ResponseWriter).WriteHeader(0)
	new(embedded).ResponseWriter.WriteHeader(1 << 20)
	nested[0].f()
	func() {}()
	_ = [...]func(){func() { e.WriteHeader(404) }}[0]
}
