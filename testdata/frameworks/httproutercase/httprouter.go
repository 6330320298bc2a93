package httproutercase

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
)

func routes() {
	r := httprouter.New()
	r.DELETE("/pets/:id", wrong)
	r.HandlerFunc("DELETE", "/func", plain)
}

func wrong(w http.ResponseWriter, r *http.Request, p httprouter.Params) {
	w.WriteHeader(http.StatusOK) // want `DELETE /pets/{id} answers 200`
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /func answers 200`
}
