// Package superfluous holds statuses that are sent after the header, and
// functions named for why nothing is reported.
package superfluous

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
)

func missingReturn(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
	}
	w.WriteHeader(http.StatusCreated) // want `superfluous: status 201 \(Created\) is not sent: the header was sent at superfluous.go:17`
}

func fail(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	io.WriteString(w, "failed")
}

func afterHelper(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		fail(w, http.StatusNotFound)
	}
	fail(w, http.StatusAccepted) // want `superfluous: status 202 \(Accepted\) is not sent: the header was sent at superfluous.go:29`
}

func afterBody(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "begin")
	if r.ParseForm() != nil {
		w.WriteHeader(http.StatusBadRequest) // want `superfluous: status 400 \(Bad Request\) is not sent: the header was sent at superfluous.go:35`
	}
}

func afterEncoding(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(r.URL)
	w.WriteHeader(http.StatusCreated) // want `superfluous: status 201`
}

func afterWrite(w http.ResponseWriter, r *http.Request) {
	if _, err := w.Write([]byte("x")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `superfluous: status 500`
	}
}

func twice(w http.ResponseWriter, r *http.Request) {
	switch r.Host {
	case "a":
		w.WriteHeader(http.StatusOK)
	case "b":
		w.WriteHeader(http.StatusAccepted)
	}
	w.WriteHeader(http.StatusNoContent) // want `superfluous: status 204 \(No Content\) is not sent: the header was sent at superfluous.go:55`
}

func allowed(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == "" {
		w.WriteHeader(http.StatusForbidden)
		return false
	}
	return true
}

func resultIgnoredWhereItRefuses(w http.ResponseWriter, r *http.Request) {
	if !allowed(w, r) {
		log.Println("refused")
	}
	w.WriteHeader(http.StatusNoContent) // want `superfluous: status 204 \(No Content\) is not sent: the header was sent at superfluous.go:71`
}

func inLoop(w http.ResponseWriter, r *http.Request) {
	for _, v := range r.TransferEncoding {
		if v == "" {
			http.Error(w, "empty", http.StatusBadRequest)
		}
	}
	w.WriteHeader(http.StatusNoContent) // want `superfluous: status 204`
}

// From here on, nothing is reported.

func returns(w http.ResponseWriter, r *http.Request) {
	if r.ParseForm() != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func checksResult(w http.ResponseWriter, r *http.Request) {
	if !allowed(w, r) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func checksResultByVariable(w http.ResponseWriter, r *http.Request) {
	ok := allowed(w, r)
	if ok {
		w.WriteHeader(http.StatusNoContent)
	}
}

func elseBranch(w http.ResponseWriter, r *http.Request) {
	if r.ParseForm() != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
	} else {
		w.WriteHeader(http.StatusCreated)
	}
}

func contradictoryConditions(w http.ResponseWriter, r *http.Request, admin bool) {
	if !admin {
		w.WriteHeader(http.StatusForbidden)
	}
	if admin {
		w.WriteHeader(http.StatusOK)
	}
}

func threeConditions(w http.ResponseWriter, a, b bool) {
	if a {
		w.WriteHeader(http.StatusNotFound)
	}
	if b && !a {
		w.WriteHeader(http.StatusConflict)
	}
	if !a && !b {
		w.WriteHeader(http.StatusOK)
	}
}

func contradictoryLengths(w http.ResponseWriter, list []string) {
	if len(list) == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
	if len(list) > 0 {
		w.WriteHeader(http.StatusOK)
	}
}

func contradictoryConstants(w http.ResponseWriter, kind string) {
	if kind == "a" {
		w.WriteHeader(http.StatusAccepted)
	}
	switch kind {
	case "b":
		w.WriteHeader(http.StatusOK)
	}
}

func contradictoryMethods(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
	if r.Method == http.MethodPost {
		w.WriteHeader(http.StatusCreated)
	}
}

func contradictoryCalls(w http.ResponseWriter, err error) {
	if errors.Is(err, io.EOF) {
		w.WriteHeader(http.StatusBadRequest)
	}
	if !errors.Is(err, io.EOF) {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func flag(w http.ResponseWriter, r *http.Request) {
	done := false
	if r.Host == "" {
		w.WriteHeader(http.StatusBadRequest)
		done = true
	}
	if !done {
		w.WriteHeader(http.StatusOK)
	}
}

func errorVariable(w http.ResponseWriter, r *http.Request) {
	err := r.ParseForm()
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
	}
	if err == nil {
		w.WriteHeader(http.StatusOK)
	}
}

func encoderFails(w http.ResponseWriter, r *http.Request) {
	if err := json.NewEncoder(w).Encode(r.URL); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func encoderFailsInCondition(w http.ResponseWriter, r *http.Request) {
	if json.NewEncoder(w).Encode(r.URL) != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func templateFails(w http.ResponseWriter, t *template.Template) {
	err := t.Execute(w, nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func copyFails(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(w, r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func informational(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
}

func goroutine(w http.ResponseWriter, r *http.Request) {
	go w.WriteHeader(http.StatusAccepted)
	w.WriteHeader(http.StatusOK)
}

func deferred(w http.ResponseWriter, r *http.Request) {
	defer w.WriteHeader(http.StatusOK)
	w.WriteHeader(http.StatusAccepted)
}

func breaksOut(w http.ResponseWriter, r *http.Request) {
	for range r.TransferEncoding {
		w.WriteHeader(http.StatusBadRequest)
		break
	}
}

func eachTurn(w http.ResponseWriter, r *http.Request) {
	for _, v := range r.TransferEncoding {
		if v == "x" {
			w.WriteHeader(http.StatusOK)
		}
	}
}

func helperThatMayWrite(w http.ResponseWriter, r *http.Request) {
	maybe(w, r)
	w.WriteHeader(http.StatusOK)
}

func maybe(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusBadRequest)
	}
}

func panics(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusBadRequest)
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(http.StatusOK)
}

type buffer struct {
	http.ResponseWriter
	code int
}

func (b *buffer) WriteHeader(code int) { b.code = code }

func ownWriter(b *buffer, r *http.Request) {
	b.WriteHeader(http.StatusAccepted)
	b.WriteHeader(http.StatusOK)
}
