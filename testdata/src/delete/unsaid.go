package delete

import (
	"errors"
	"io"
	"net/http"
)

// Whether the default status goes out is not known everywhere, and then it is
// not said.
func registerUnsaid(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /unsaid/switched", silentSwitched)
	mux.HandleFunc("DELETE /unsaid/left", silentLeft)
	mux.Handle("DELETE /unsaid/transacted", failing(silentTransacted))
	mux.HandleFunc("DELETE /unsaid/scheduled", silentScheduled)
	mux.HandleFunc("/unsaid/other", silentOther)

	mux.HandleFunc("DELETE /unsaid/switched/error", switched)
	mux.Handle("DELETE /unsaid/transacted/nothing", failing(transacted))
	mux.HandleFunc("DELETE /unsaid/identified", identified)
}

// put writes what it is given, of the kinds that it knows.
func put(w http.ResponseWriter, code int, body any) {
	switch b := body.(type) {
	case string:
		w.WriteHeader(code)
		io.WriteString(w, b)
	case []byte:
		w.WriteHeader(code)
		w.Write(b)
	}
}

func silentSwitched(w http.ResponseWriter, r *http.Request) { put(w, http.StatusNoContent, "") }

func switched(w http.ResponseWriter, r *http.Request) { // want `DELETE /unsaid/switched/error answers an implicit 200`
	if r.FormValue("x") == "" {
		put(w, http.StatusBadRequest, "x")
		return
	}
}

// A context collects errors, for which what made it answers.
type context struct {
	w      http.ResponseWriter
	errors []error
}

func silentLeft(w http.ResponseWriter, r *http.Request) {
	c := &context{w: w}
	c.remove(r)
	if len(c.errors) > 0 {
		http.Error(w, c.errors[0].Error(), http.StatusInternalServerError)
	}
}

func (c *context) remove(r *http.Request) {
	if err := r.ParseForm(); err != nil {
		c.errors = append(c.errors, err)
		return
	}
	c.w.WriteHeader(http.StatusNoContent)
}

type failing func(w http.ResponseWriter, r *http.Request) error

func (f failing) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := f(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// within calls f unless it cannot begin.
func within(f func() error) error {
	if locked {
		return errors.New("locked")
	}
	return f()
}

var locked bool

func silentTransacted(w http.ResponseWriter, r *http.Request) error {
	return within(func() error {
		if r.FormValue("x") == "" {
			return errors.New("no x")
		}
		w.WriteHeader(http.StatusNoContent)
		return nil
	})
}

func transacted(w http.ResponseWriter, r *http.Request) error { // want `DELETE /unsaid/transacted/nothing answers an implicit 200`
	return within(func() error { return nil })
}

var scheduled []func()

func later(f func()) { scheduled = append(scheduled, f) }

func silentScheduled(w http.ResponseWriter, r *http.Request) {
	later(func() { w.WriteHeader(http.StatusNoContent) })
}

// silentOther hands all but OPTIONS on: not DELETE in particular.
func silentOther(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	other(w, r)
}

func other(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

// withID calls f with the id, or refuses the request.
func withID(w http.ResponseWriter, r *http.Request, f func(id string)) {
	if id := r.PathValue("id"); id != "" {
		f(id)
	} else {
		http.Error(w, "no id", http.StatusBadRequest)
	}
}

func identified(w http.ResponseWriter, r *http.Request) { // want `DELETE /unsaid/identified answers an implicit 200`
	withID(w, r, func(id string) {
		if id == "0" {
			http.NotFound(w, r)
		}
	})
}
