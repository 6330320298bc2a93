package conditions

import (
	"net/http"
	"time"
)

type getParams struct{}
type putParams struct{}

// mapped answers by the operation that its caller names by a type.
func mapped(w http.ResponseWriter, params any, code int) {
	code = timed(code)
	switch params.(type) {
	case getParams:
		switch code {
		case http.StatusNotFound:
			w.WriteHeader(http.StatusNotFound)
		default:
			w.WriteHeader(code)
		}
	case putParams:
		switch code {
		case http.StatusConflict:
			w.WriteHeader(http.StatusConflict)
		case http.StatusUnprocessableEntity:
			w.WriteHeader(http.StatusUnprocessableEntity)
		default:
			w.WriteHeader(code)
		}
	}
}

func timed(code int) int {
	if time.Now().Year() > 3000 {
		return http.StatusGatewayTimeout
	}
	return code
}

func getMapped(w http.ResponseWriter, r *http.Request) { // summary: 404 504 complete
	mapped(w, getParams{}, http.StatusNotFound)
}

func putMapped(w http.ResponseWriter, r *http.Request) { // summary: 409 504 complete
	mapped(w, putParams{}, http.StatusConflict)
}

func local(w http.ResponseWriter, r *http.Request) { // summary: 200 404 complete
	code := http.StatusNotFound
	if r.Method == "GET" {
		code = http.StatusOK
	}
	if code == http.StatusGone {
		w.WriteHeader(http.StatusTeapot)
		return
	}
	w.WriteHeader(code)
}

// A number that is counted may be any.
func counted(w http.ResponseWriter, r *http.Request) { // summary: 200 418 complete
	code := http.StatusNotFound
	for range r.Header {
		code++
	}
	if code != http.StatusNotFound {
		w.WriteHeader(http.StatusTeapot)
	}
}

func decoded(w http.ResponseWriter, r *http.Request) { // summary: 200 418 complete
	code := http.StatusNotFound
	set(&code)
	if code == http.StatusGone {
		w.WriteHeader(http.StatusTeapot)
	}
}

func set(code *int) { *code++ }

func statusOf(err error) int {
	switch err {
	case errNo:
		return http.StatusConflict
	case nil:
		return 0
	}
	return http.StatusInternalServerError
}

// The number that a mapper returns is compared.
func byStatus(w http.ResponseWriter, err error) {
	switch code := statusOf(err); code {
	case http.StatusConflict:
		w.WriteHeader(http.StatusConflict)
	case http.StatusGone:
		w.WriteHeader(http.StatusGone)
	case http.StatusInternalServerError:
		w.WriteHeader(http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

func sendsConflict(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	byStatus(w, errNo)
}

func sendsEither(w http.ResponseWriter, r *http.Request) { // summary: 204 409 complete
	byStatus(w, other())
}

func defaulted(w http.ResponseWriter, code int) {
	if code == 0 {
		code = http.StatusOK
	}
	if code == http.StatusNoContent {
		w.WriteHeader(code)
		return
	}
	w.WriteHeader(code)
}

func callsDefaulted(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	defaulted(w, 0)
}

func (b *builder) status() int { return b.code }

type builder struct{ code int }

func (b *builder) send(w http.ResponseWriter) {
	switch b.status() {
	case http.StatusNotFound:
		w.WriteHeader(http.StatusNotFound)
	case http.StatusGone:
		w.WriteHeader(http.StatusGone)
	default:
		w.WriteHeader(http.StatusTeapot)
	}
}

func built(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	b := &builder{code: http.StatusGone}
	b.send(w)
}
