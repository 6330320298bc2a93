// Package tables registers tables of rows by functions that take a table.
package tables

import "net/http"

func first(w http.ResponseWriter, r *http.Request)  {}
func second(w http.ResponseWriter, r *http.Request) {}

type table map[string]http.HandlerFunc

func (t table) register(mux *http.ServeMux) {
	for pattern, h := range t {
		mux.HandleFunc(pattern, h)
	}
}

type row struct {
	method, path string
	handler      http.HandlerFunc
}

type rows []row

func (rs rows) mount(mux *http.ServeMux, prefix string) {
	for _, r := range rs {
		mux.HandleFunc(r.method+" "+prefix+r.path, r.handler)
	}
}

func load(mux *http.ServeMux, prefix string, rs ...row) {
	for i := range rs {
		mux.Handle(rs[i].method+" "+prefix+rs[i].path, rs[i].handler)
	}
}

// Load is called by others, with rows that nobody sees here: no method of one row
// belongs to the path of another.
func Load(mux *http.ServeMux, list func() []row) {
	for _, r := range list() {
		mux.HandleFunc(r.method+" "+r.path, r.handler) // want `\* … `
	}
}

var global = table{
	"GET /global/a":    first,  // want `GET /global/a routes/tables\.first`
	"DELETE /global/b": second, // want `DELETE /global/b routes/tables\.second`
}

func serve() {
	mux := http.NewServeMux()
	table{
		"GET /literal/a":    first,  // want `GET /literal/a routes/tables\.first`
		"DELETE /literal/b": second, // want `DELETE /literal/b routes/tables\.second`
	}.register(mux)
	t := table{"GET /variable/a": first} // want `GET /variable/a routes/tables\.first`
	t["DELETE /variable/b"] = second     // want `DELETE /variable/b routes/tables\.second`
	t.register(mux)
	global.register(mux)
	rows{
		{"GET", "/a", first},     // want `GET /one/a routes/tables\.first`
		{"DELETE", "/b", second}, // want `DELETE /one/b routes/tables\.second`
	}.mount(mux, "/one")
	rows{{"GET", "/c", first}}.mount(mux, "/two")                             // want `GET /two/c routes/tables\.first`
	load(mux, "/three", row{"GET", "/d", first}, row{"DELETE", "/e", second}) // want `GET /three/d routes/tables\.first` `DELETE /three/e routes/tables\.second`
	load(mux, "/four", []row{{"GET", "/f", first}}...)                        // want `GET /four/f routes/tables\.first`
}
