// Package conditions has functions of which one result says what the others are
// worth.
package conditions

import (
	"errors"
	"net/http"

	"flow/conditions/remote"
)

var errNo = errors.New("no")

// failing is not known.
var failing bool

func load(ok bool) (int, error) {
	if !ok {
		return http.StatusBadGateway, errNo
	}
	return http.StatusPartialContent, nil
}

func onError(w http.ResponseWriter, r *http.Request) { // summary: 200 502 complete
	status, err := load(r.URL.Query().Has("x"))
	if err != nil {
		http.Error(w, err.Error(), status)
		return
	}
	w.Write([]byte("x"))
}

func onSuccess(w http.ResponseWriter, r *http.Request) { // summary: 206 500 complete
	status, err := load(r.URL.Query().Has("x"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(status)
}

func both(w http.ResponseWriter, r *http.Request) { // summary: 206 502 complete
	status, err := load(r.URL.Query().Has("x"))
	if err != nil {
		println(err.Error())
	}
	w.WriteHeader(status)
}

func inCases(w http.ResponseWriter, r *http.Request) { // summary: 200 502 complete
	status, err := load(failing)
	switch {
	case err == nil:
		w.WriteHeader(http.StatusOK)
	default:
		w.WriteHeader(status)
	}
}

func byIs(w http.ResponseWriter, r *http.Request) { // summary: 200 502 complete
	status, err := load(failing)
	if errors.Is(err, errNo) {
		w.WriteHeader(status)
	}
}

// The test is of another call's error.
func reassigned(w http.ResponseWriter, r *http.Request) { // summary: 200 206 502 complete
	status, err := load(failing)
	err = other()
	if err != nil {
		w.WriteHeader(status)
		return
	}
}

func other() error {
	if errNo == nil {
		return nil
	}
	return errNo
}

// Each call defines both variables.
func twice(w http.ResponseWriter, r *http.Request) { // summary: 200 409 502 complete
	status, err := load(failing)
	if r.Method == "PUT" {
		status, err = store()
	}
	if err != nil {
		w.WriteHeader(status)
	}
}

func store() (int, error) {
	if errNo != nil {
		return http.StatusConflict, errNo
	}
	return http.StatusCreated, nil
}

// The status of one call is written where the other failed.
func crossed(w http.ResponseWriter, r *http.Request) { // summary: 200 206 409 502 complete
	a, err := load(failing)
	b, err := store()
	if err != nil && r.Method == "PUT" {
		w.WriteHeader(a)
	} else if err != nil {
		w.WriteHeader(b)
	}
}

func forwards() (int, error) { return load(failing) }

func passesOn() (int, error) {
	status, err := load(failing)
	println("loaded")
	return status, err
}

func returnsEarly() (int, error) {
	status, err := load(failing)
	if err == nil {
		return http.StatusAccepted, nil
	}
	return status, err
}

func forwarded(w http.ResponseWriter, r *http.Request) { // summary: 200 502 complete
	if status, err := forwards(); err != nil {
		w.WriteHeader(status)
	}
}

func passedOn(w http.ResponseWriter, r *http.Request) { // summary: 200 502 complete
	if status, err := passesOn(); err != nil {
		w.WriteHeader(status)
	}
}

func early(w http.ResponseWriter, r *http.Request) { // summary: 202 500 complete
	status, err := returnsEarly()
	if err != nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(status)
}

func check(r *http.Request) (user string, status int, ok bool) {
	if r.Header.Get("User") == "" {
		return "", http.StatusUnauthorized, false
	}
	return "user", http.StatusOK, true
}

func withOK(w http.ResponseWriter, r *http.Request) { // summary: 204 401 complete
	_, status, ok := check(r)
	if !ok {
		w.WriteHeader(status)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

type reply struct {
	code int
	body string
}

func fetch(name string) (*reply, error) {
	if name == "" {
		return &reply{code: http.StatusTeapot}, errNo
	}
	return &reply{code: http.StatusAccepted}, nil
}

func ofReply(w http.ResponseWriter, r *http.Request) { // summary: 202 503 complete
	res, err := fetch(r.URL.Path)
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(res.code)
}

func named(ok bool) (status int, err error) {
	if !ok {
		status = http.StatusGone
		err = errNo
		return
	}
	status = http.StatusAccepted
	return
}

func ofNamed(w http.ResponseWriter, r *http.Request) { // summary: 204 410 complete
	status, err := named(failing)
	if err != nil {
		w.WriteHeader(status)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

type problem struct{ code int }

// A problem of its own type in place of an error.
func find(id string) (*reply, *problem) {
	if id == "" {
		return nil, &problem{http.StatusNotFound}
	}
	return &reply{code: http.StatusOK}, nil
}

func ofProblem(w http.ResponseWriter, r *http.Request) { // summary: 200 404 complete
	res, p := find(r.URL.Path)
	if p != nil {
		w.WriteHeader(p.code)
		return
	}
	w.WriteHeader(res.code)
}

func elsewhere(w http.ResponseWriter, r *http.Request) { // summary: 200 403 complete
	status, err := remote.Load(r.URL.Path)
	if err != nil {
		w.WriteHeader(status)
		return
	}
}

func elsewhereForwarded(w http.ResponseWriter, r *http.Request) { // summary: 202 500 complete
	status, err := remote.Forward(r.URL.Path)
	if err != nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(status)
}

func errorFirst() (error, int) {
	if errNo != nil {
		return errNo, http.StatusLocked
	}
	return nil, http.StatusAccepted
}

func ofErrorFirst(w http.ResponseWriter, r *http.Request) { // summary: 204 423 complete
	err, status := errorFirst()
	if err == nil {
		w.WriteHeader(204)
		return
	}
	w.WriteHeader(status)
}

// The error may be nil where the status is 410.
func unsure(load func() error) (int, error) {
	if err := load(); errNo != nil {
		return http.StatusGone, err
	}
	return http.StatusOK, nil
}

func ofUnsure(w http.ResponseWriter, r *http.Request) { // summary: 200 410 500 complete
	status, err := unsure(other)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(status)
}
