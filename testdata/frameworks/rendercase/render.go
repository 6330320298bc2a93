package rendercase

import (
	"net/http"

	"github.com/unrolled/render"
)

var rd = render.New()

func routes(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /wrong", wrong)
	mux.HandleFunc("DELETE /right", right)
	mux.HandleFunc("DELETE /helped", helped)
}

func wrong(w http.ResponseWriter, r *http.Request) {
	rd.JSON(w, http.StatusOK, "gone") // want `DELETE /wrong answers 200`
}

func right(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		rd.Text(w, 422, "no id") // want `magic: status 422` `undocumented: status 422`
		return
	}
	rd.JSON(w, http.StatusNoContent, "gone") // want `nobody: status 204`
}

func helped(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusCreated) // want `DELETE /helped answers 201`
}

func reply(w http.ResponseWriter, code int) { rd.XML(w, code, nil) }

func empty(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		rd.Data(w, http.StatusNoContent, nil)
		return
	}
	rd.Text(w, http.StatusNoContent, "")
}
