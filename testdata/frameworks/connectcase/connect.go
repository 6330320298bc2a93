// Package connectcase is a server on connect: a route for each procedure,
// and statuses that come of codes of RPC.
package connectcase

import (
	"context"
	"errors"
	"net/http"

	"connectrpc.com/connect"
)

type request struct{}

type response struct{}

func routes(mux *http.ServeMux) {
	mux.Handle("/pets.v1.Pets/Delete", connect.NewUnaryHandler("/pets.v1.Pets/Delete", remove))
	mux.HandleFunc("DELETE /pets/{id}", plain)
	mux.HandleFunc("POST /errors", writeError)
}

// POST, and no DELETE: an implicit 200 is right.
func remove(ctx context.Context, req *connect.Request[request]) (*connect.Response[response], error) {
	if req.Header().Get("X") == "" {
		return nil, connect.NewError(connect.CodeNotFound, errors.New("no pet"))
	}
	return connect.NewResponse(&response{}), nil
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /pets/{id} answers 200`
}

func writeError(w http.ResponseWriter, r *http.Request) {
	connect.NewErrorWriter().Write(w, r, connect.NewError(connect.CodeCanceled, nil))
}
