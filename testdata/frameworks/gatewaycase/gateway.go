// Package gatewaycase is a server beside grpc-gateway: handlers under paths
// of the gateway's multiplexer.
package gatewaycase

import (
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func routes() error {
	mux := runtime.NewServeMux()
	if err := mux.HandlePath("DELETE", "/v1/pets/{id}", wrong); err != nil {
		return err
	}
	mux.HandlePath(http.MethodDelete, "/v1/{name=pets/*}", right)
	mux.HandlePath("DELETE", "/v1/implicit", implicit)
	mux.HandlePath("DELETE", "/v1/helped", func(w http.ResponseWriter, r *http.Request, params map[string]string) {
		done(w) // want `DELETE /v1/helped answers 200`
	})
	return mux.HandlePath("POST", "/v1/pets", create)
}

func wrong(w http.ResponseWriter, r *http.Request, params map[string]string) {
	w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /v1/pets/{id} answers 200`
}

func right(w http.ResponseWriter, r *http.Request, params map[string]string) {
	w.WriteHeader(http.StatusNoContent)
}

func implicit(w http.ResponseWriter, r *http.Request, params map[string]string) {} // want `DELETE /v1/implicit answers an implicit 200`

func done(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) }

func create(w http.ResponseWriter, r *http.Request, params map[string]string) {
	if params["id"] == "" {
		runtime.HTTPError(r.Context(), nil, nil, w, r, status.Error(codes.NotFound, "none"))
		return
	}
	err := &runtime.HTTPStatusError{HTTPStatus: 422} // want `magic: status 422` `undocumented: status 422`
	runtime.DefaultHTTPErrorHandler(r.Context(), nil, nil, w, r, err)
}
