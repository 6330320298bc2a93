package delete

import (
	"encoding/json"
	"errors"
	"net/http"
)

// What a helper does depends on what it is given: a status that is left out, a
// body that is nil, a flag, a list that is empty.
func registerDefaults(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /defaults/given", silentGiven)
	mux.HandleFunc("DELETE /defaults/variadic", silentVariadic)
	mux.HandleFunc("DELETE /defaults/nobody", silentNoBody)
	mux.HandleFunc("DELETE /defaults/flag", silentFlag)
	mux.HandleFunc("DELETE /defaults/error", silentError)
	mux.HandleFunc("DELETE /defaults/through", silentThrough)
	mux.HandleFunc("DELETE /defaults/variable", silentVariable)
	mux.HandleFunc("DELETE /defaults/builder", silentBuilder)
	mux.HandleFunc("DELETE /defaults/set", silentSet)
	mux.HandleFunc("DELETE /defaults/field", silentField)
	mux.HandleFunc("DELETE /defaults/option", silentOption)
	mux.HandleFunc("DELETE /defaults/text", silentText)

	mux.Handle("DELETE /defaults/as", returning(silentAs))

	mux.HandleFunc("DELETE /defaults/zero", zero)
	mux.HandleFunc("DELETE /defaults/omitted", omitted)
	mux.HandleFunc("DELETE /defaults/bodied", bodied)
	mux.HandleFunc("DELETE /defaults/flagged", flagged)
	mux.HandleFunc("DELETE /defaults/succeeds", succeeds)
	mux.HandleFunc("DELETE /defaults/zero/through", zeroThrough)
	mux.HandleFunc("DELETE /defaults/unset", unset)
	mux.HandleFunc("DELETE /defaults/sometimes", sometimes)
	mux.HandleFunc("DELETE /defaults/option/none", noOption)
}

// orOK writes 200 where it is given no status.
func orOK(w http.ResponseWriter, code int, v any) {
	if code == 0 {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func silentGiven(w http.ResponseWriter, r *http.Request) { orOK(w, http.StatusNoContent, nil) }

func zero(w http.ResponseWriter, r *http.Request) {
	orOK(w, 0, nil) // want `DELETE /defaults/zero answers 200`
}

// through hands on what it is given.
func through(w http.ResponseWriter, code int) { orOK(w, code, "gone") }

func silentThrough(w http.ResponseWriter, r *http.Request) { through(w, http.StatusNoContent) }

func zeroThrough(w http.ResponseWriter, r *http.Request) {
	through(w, 0) // want `DELETE /defaults/zero/through answers 200`
}

func silentVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	if r.FormValue("later") != "" {
		code = http.StatusAccepted
	}
	orOK(w, code, nil)
}

// reply writes 200 where no status is passed.
func reply(w http.ResponseWriter, v any, status ...int) {
	code := http.StatusOK
	if len(status) > 0 {
		code = status[0]
	}
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func silentVariadic(w http.ResponseWriter, r *http.Request) { reply(w, nil, http.StatusNoContent) }

func omitted(w http.ResponseWriter, r *http.Request) {
	reply(w, "gone") // want `DELETE /defaults/omitted answers 200`
}

// send writes 204 where there is no body.
func send(w http.ResponseWriter, v any) {
	if v == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	json.NewEncoder(w).Encode(v)
}

func silentNoBody(w http.ResponseWriter, r *http.Request) { send(w, nil) }

func bodied(w http.ResponseWriter, r *http.Request) {
	send(w, "gone") // want `DELETE /defaults/bodied answers an implicit 200`
}

func finish(w http.ResponseWriter, empty bool) {
	if empty {
		w.WriteHeader(http.StatusNoContent)
	} else {
		w.WriteHeader(http.StatusOK)
	}
}

func silentFlag(w http.ResponseWriter, r *http.Request) { finish(w, true) }

func flagged(w http.ResponseWriter, r *http.Request) {
	finish(w, false) // want `DELETE /defaults/flagged answers 200`
}

// answer fails where it is given an error.
func answer(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func silentError(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		answer(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func succeeds(w http.ResponseWriter, r *http.Request) {
	answer(w, nil) // want `DELETE /defaults/succeeds answers 200`
}

// say writes by a word.
func say(w http.ResponseWriter, word string) {
	switch word {
	case "gone":
		w.WriteHeader(http.StatusNoContent)
	case "later":
		w.WriteHeader(http.StatusAccepted)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

func silentText(w http.ResponseWriter, r *http.Request) { say(w, "gone") }

// A builder answers 200 unless it is told otherwise.
type builder struct {
	w    http.ResponseWriter
	code int
	body any
}

func build(w http.ResponseWriter) *builder { return &builder{w: w, code: http.StatusOK} }

func (b *builder) withStatus(code int) *builder {
	b.code = code
	return b
}

func (b *builder) withBody(v any) *builder {
	b.body = v
	return b
}

func (b *builder) setStatus(code int) { b.code = code }

func (b *builder) write() { b.w.WriteHeader(b.code) }

func silentBuilder(w http.ResponseWriter, r *http.Request) {
	build(w).withStatus(http.StatusNoContent).withBody(nil).write()
}

func silentSet(w http.ResponseWriter, r *http.Request) {
	b := build(w)
	b.setStatus(http.StatusNoContent)
	b.write()
}

func silentField(w http.ResponseWriter, r *http.Request) {
	b := build(w)
	b.code = http.StatusNoContent
	b.write()
}

func unset(w http.ResponseWriter, r *http.Request) {
	build(w).withBody("gone").write() // want `DELETE /defaults/unset answers 200`
}

func sometimes(w http.ResponseWriter, r *http.Request) {
	b := build(w)
	if r.FormValue("quiet") != "" {
		b.setStatus(http.StatusNoContent)
	}
	b.write() // want `DELETE /defaults/sometimes answers 200`
}

type options struct{ code int }

type option func(*options)

func withCode(code int) option { return func(o *options) { o.code = code } }

// render answers 200 unless an option says otherwise.
func render(w http.ResponseWriter, v any, opts ...option) {
	o := options{code: http.StatusOK}
	for _, set := range opts {
		set(&o)
	}
	w.WriteHeader(o.code)
}

func silentOption(w http.ResponseWriter, r *http.Request) {
	render(w, nil, withCode(http.StatusNoContent))
}

func noOption(w http.ResponseWriter, r *http.Request) {
	render(w, "gone") // want `DELETE /defaults/option/none answers 200`
}

// A failed handler says so, and returning answers for it.
type failed struct {
	error
	code int
}

type returning func(w http.ResponseWriter, r *http.Request) *failed

func (f returning) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := f(w, r); err != nil {
		w.WriteHeader(err.code)
	}
}

func silentAs(w http.ResponseWriter, r *http.Request) *failed {
	if err := remove(r); err != nil {
		var known *failed
		if errors.As(err, &known) {
			return known
		}
		return &failed{err, http.StatusInternalServerError}
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func remove(r *http.Request) error { return errors.New(r.URL.Path) }
