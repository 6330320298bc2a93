package delete

import (
	"encoding/json"
	"errors"
	"net/http"
)

// What a helper returns tells whether it has written, though it is computed
// where the ways have met again.

func registerWays(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /ways/decoded", silentDecoded)
	mux.HandleFunc("DELETE /ways/bound", silentBound)
	mux.HandleFunc("DELETE /ways/flagged", silentFlagged)
	mux.HandleFunc("DELETE /ways/failed", silentParsed)
	mux.HandleFunc("DELETE /ways/twice", silentTwice)
	mux.HandleFunc("DELETE /ways/reset", reset)
	mux.HandleFunc("DELETE /ways/each", each)
	mux.HandleFunc("DELETE /ways/shared", shared)
	mux.HandleFunc("DELETE /ways/stub", silentStubbed)
	mux.HandleFunc("DELETE /ways/stub/failed", stubFailed)
}

func decode(w http.ResponseWriter, r *http.Request, v any) bool {
	err := json.NewDecoder(r.Body).Decode(v)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
	}
	return err == nil
}

// Where decode says no, it has answered 400.
func silentDecoded(w http.ResponseWriter, r *http.Request) {
	var v struct{}
	if !decode(w, r, &v) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func bind(w http.ResponseWriter, r *http.Request, v any) bool { return decode(w, r, v) }

func silentBound(w http.ResponseWriter, r *http.Request) {
	var v struct{}
	ok := bind(w, r, &v)
	if !ok {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func allowed(w http.ResponseWriter, r *http.Request) (ok bool) {
	ok = true
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		ok = false
	}
	return
}

func silentFlagged(w http.ResponseWriter, r *http.Request) {
	if allowed(w, r) {
		w.WriteHeader(http.StatusNoContent)
	}
}

func parse(w http.ResponseWriter, r *http.Request) error {
	var err error
	if r.ContentLength == 0 {
		err = errors.New("empty")
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
	return err
}

func silentParsed(w http.ResponseWriter, r *http.Request) {
	if err := parse(w, r); err != nil {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// One of two tests of one error holds.
func silentTwice(w http.ResponseWriter, r *http.Request) {
	err := r.ParseForm()
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
	}
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
}

// The error that is tested last is another than the first.
func reset(w http.ResponseWriter, r *http.Request) { // want `DELETE /ways/reset answers an implicit 200`
	err := r.ParseForm()
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
	}
	err = r.ParseMultipartForm(1)
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
}

// The last error of a loop says nothing of those before.
func each(w http.ResponseWriter, r *http.Request) { // want `DELETE /ways/each answers an implicit 200`
	var err error
	for _, err = range []error{r.ParseForm(), r.Context().Err()} {
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
		}
	}
	if err == nil {
		return
	}
}

// What a literal may change is not known.
func shared(w http.ResponseWriter, r *http.Request) { // want `DELETE /ways/shared answers an implicit 200`
	err := r.ParseForm()
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
	}
	func() { err = nil }()
	if err != nil {
		w.WriteHeader(http.StatusNoContent)
	}
}

func stub(id string) (string, error) { return id, errors.New("not yet") }

// The error of a stub is never nil.
func silentStubbed(w http.ResponseWriter, r *http.Request) {
	if _, err := stub(r.PathValue("id")); err != nil {
		w.WriteHeader(http.StatusNotImplemented)
		return
	}
	// Nobody comes here.
}

func stubFailed(w http.ResponseWriter, r *http.Request) { // want `DELETE /ways/stub/failed answers an implicit 200`
	if _, err := stub(r.PathValue("id")); err != nil {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
