// Package tables looks statuses up in tables.
package tables

import (
	"errors"
	"net/http"

	"flow/tables/codes"
)

func fail(w http.ResponseWriter, f codes.Failure) { http.Error(w, f.Text, f.Status) }

func byMethod(w http.ResponseWriter, r *http.Request) { // summary: 404 500 complete
	fail(w, codes.Missing.Failure())
}

func byIndex(w http.ResponseWriter, r *http.Request) { // summary: 404 complete
	fail(w, codes.At[codes.Missing])
}

func byNumber(w http.ResponseWriter, r *http.Request) { // summary: 423 complete
	w.WriteHeader(codes.Locked.Status())
}

func byString(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	w.WriteHeader(codes.ByName("gone"))
}

func byAny(w http.ResponseWriter, r *http.Request) { // summary: 410 418 complete
	w.WriteHeader(codes.ByName(r.URL.Path))
}

func byVariable(w http.ResponseWriter, r *http.Request) { // summary: 404 423 complete
	code := codes.Missing
	if r.Method == "PUT" {
		code = codes.Locked
	}
	w.WriteHeader(code.Status())
}

var local = map[string]error{
	"taken": &failure{http.StatusConflict},
	"gone":  &failure{http.StatusGone},
}

type failure struct{ code int }

func (f *failure) Error() string { return "failure" }

func write(w http.ResponseWriter, err error) {
	var f *failure
	if errors.As(err, &f) {
		w.WriteHeader(f.code)
	}
}

func ofErrors(w http.ResponseWriter, r *http.Request) { // summary: 200 409 complete
	write(w, local["taken"])
}

func missing(w http.ResponseWriter, r *http.Request) { // summary: 200 incomplete
	write(w, local["unheard of"])
}

var list = []int{http.StatusAccepted, http.StatusTeapot}

func ofList(w http.ResponseWriter, r *http.Request) { // summary: 418 complete
	w.WriteHeader(list[1])
}

func ofPart(w http.ResponseWriter, r *http.Request) { // summary: 202 418 complete
	w.WriteHeader(list[1:][0])
}

func ofTurn(w http.ResponseWriter, r *http.Request) { // summary: 200 202 418 complete
	for _, code := range list {
		w.WriteHeader(code)
	}
}

func ofLocal(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	table := map[string]int{"a": http.StatusAccepted, "b": http.StatusGone}
	w.WriteHeader(table["a"])
}

func ofChanged(w http.ResponseWriter, r *http.Request) { // summary: 202 410 418 complete
	table := map[string]int{"a": http.StatusAccepted, "b": http.StatusGone}
	table["a"] = http.StatusTeapot
	w.WriteHeader(table["a"])
}

var nested = map[string]map[int]int{
	"a": {1: http.StatusAccepted, 2: http.StatusGone},
	"b": {1: http.StatusTeapot},
}

func ofNested(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	w.WriteHeader(nested["a"][2])
}

func respond(w http.ResponseWriter, name string) {
	code, ok := nested["b"][1], true
	if c, found := statuses[name]; found {
		code = c
	}
	if ok {
		w.WriteHeader(code)
	}
}

var statuses = map[string]int{"created": http.StatusCreated, "gone": http.StatusGone}

func responds(w http.ResponseWriter, r *http.Request) { // summary: 201 418 complete
	respond(w, "created")
}

type service struct{ table map[string]int }

func ofField(w http.ResponseWriter, r *http.Request) { // summary: 202 410 complete
	s := service{table: map[string]int{"a": http.StatusAccepted, "b": http.StatusGone}}
	w.WriteHeader(s.table["a"])
}

type kinded struct{ kind codes.Code }

func (k kinded) Error() string { return "kinded" }

func (k kinded) status() int { return k.kind.Status() }

func ofKind(w http.ResponseWriter, r *http.Request) { // summary: 404 423 500 complete
	w.WriteHeader(kinded{codes.Locked}.status())
}
