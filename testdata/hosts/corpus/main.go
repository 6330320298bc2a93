// Shop is the corpus that statuslint reads under every host: the findings must
// be the same.
package main

import (
	"log"
	"net/http"

	"example.com/kit"
	"example.com/shop/orders"
	"example.com/shop/pets"
	"example.com/shop/toys"
)

func main() {
	mux := http.NewServeMux()
	pets.Register(mux)
	orders.Register(mux)
	toys.Register(mux)
	mux.HandleFunc("GET /tea", tea)
	log.Fatal(http.ListenAndServe(":8080", mux))
}

func tea(w http.ResponseWriter, r *http.Request) { kit.Teapot(w) }
