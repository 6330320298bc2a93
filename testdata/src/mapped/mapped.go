// Package mapped returns errors of one package, which another answers for.
package mapped

import (
	"net/http"

	"apierr"
	"mapped/web"
	"mapper"
)

func Register(mux *http.ServeMux) {
	mux.HandleFunc("/direct", direct)
	mux.HandleFunc("/far", web.Answer(far))
}

func direct(w http.ResponseWriter, r *http.Request) {
	if err := find(r); err != nil {
		mapper.Fail(w, err)
	}
}

func find(r *http.Request) error {
	return &apierr.Error{Code: 422} // want `magic: status 422` `undocumented: status 422`
}

func far(r *http.Request) error {
	return &apierr.Error{Code: 451, Line: 300} // want `magic: status 451` `undocumented: status 451`
}
