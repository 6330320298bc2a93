// Package accessors sends what accessors of another package return.
package accessors

import (
	"errors"
	"net/http"

	"flow/accessors/fault"
)

func method(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	w.WriteHeader(fault.Taken().Status())
}

func assigned(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	f := fault.Taken()
	f.Code = http.StatusGone
	w.WriteHeader(f.Status())
}

func asMethod(w http.ResponseWriter, r *http.Request) { // summary: 200 409 complete
	var f *fault.Fault
	if errors.As(fault.Do(), &f) {
		w.WriteHeader(f.Status())
	}
}

func given(w http.ResponseWriter, f *fault.Fault) { // summary: incomplete
	w.WriteHeader(f.Status())
}

func passed(w http.ResponseWriter, r *http.Request) { // summary: 409 complete
	given(w, fault.Taken())
}

func behindInterface(w http.ResponseWriter, r *http.Request) { // summary: 423 complete
	w.WriteHeader(fault.Locked("x").Code())
}

func fail(w http.ResponseWriter, c fault.Coder) { http.Error(w, c.Error(), c.Code()) }

func passedBehindInterface(w http.ResponseWriter, r *http.Request) { // summary: 423 complete
	fail(w, fault.Locked("x"))
}
