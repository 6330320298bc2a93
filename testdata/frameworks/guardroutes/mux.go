package guardroutes

import "github.com/gorilla/mux"

func muxServer() {
	r := mux.NewRouter()
	r.HandleFunc("/mux/a", get).Methods("GET") // want `GET /mux/a get <202 401>`
	r.Use(auth)                                // whatever matches, before or after
	sub := r.PathPrefix("/mux/sub").Subrouter()
	sub.HandleFunc("/b", get).Methods("GET") // want `GET /mux/sub/b get <202 401 403>`
	sub.Use(role("sub"))
	r.HandleFunc("/mux/c", get).Methods("GET") // want `GET /mux/c get <202 401>`
}
