// Package orders sees neither the type of the errors that it hands on, nor the
// field that their status is in: no API that it imports speaks of them.
package orders

import (
	"net/http"

	"example.com/shop/respond"
	"example.com/shop/stock"
)

// Register registers the handlers.
func Register(mux *http.ServeMux) {
	mux.HandleFunc("PUT /orders/{id}", put)
}

func put(w http.ResponseWriter, r *http.Request) {
	if err := stock.Take(r.PathValue("id")); err != nil {
		respond.Fail(w, err)
		return
	}
	respond.JSON(w, "taken", http.StatusOK)
}
