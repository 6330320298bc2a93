// Package handlerscase serves by gorilla/handlers: a map of methods, and middleware.
package handlerscase

import (
	"net/http"
	"os"

	"github.com/gorilla/handlers"
	"github.com/gorilla/mux"
)

func routes() http.Handler {
	r := mux.NewRouter()
	r.Handle("/pets/{id}", handlers.MethodHandler{
		http.MethodGet: http.HandlerFunc(get),
	})
	r.Handle("/logged", handlers.LoggingHandler(os.Stdout, http.HandlerFunc(logged))).Methods(http.MethodDelete)
	r.Handle("/typed", handlers.ContentTypeHandler(http.HandlerFunc(right), "application/json")).Methods("DELETE")
	cors := handlers.CORS(handlers.OptionStatusCode(299))                                          // want `magic: status 299`
	return handlers.RecoveryHandler()(cors(handlers.CanonicalHost("https://example.com", 301)(r))) // want `magic: status 301`
}

func get(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) } // want `undocumented: status 418`

func logged(w http.ResponseWriter, r *http.Request) {} // want `DELETE /logged answers an implicit 200`

func right(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
