// Package middlewares applies middlewares that functions of another package return.
package middlewares

import (
	"net/http"

	"flow/middlewares/mw"
)

func get(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) } // summary: 202 complete

func registered() {
	a := &mw.Authenticator{Denied: http.StatusUnauthorized}
	http.Handle("/role", mw.Role("admin")(http.HandlerFunc(get)))               // value: 202 403 complete
	http.Handle("/login", a.LoggedIn()(http.HandlerFunc(get)))                  // value: 202 401 complete
	http.Handle("/both", a.LoggedIn()(mw.Role("admin")(http.HandlerFunc(get)))) // value: 202 401 403 complete
	http.Handle("/either", mw.Either("admin")(http.HandlerFunc(get)))           // value: unknown
}

// That the middleware writes to the response at hand is not followed to the end.
func called(w http.ResponseWriter, r *http.Request) { // summary: 202 403 incomplete
	mw.Role("admin")(http.HandlerFunc(get)).ServeHTTP(w, r)
}
