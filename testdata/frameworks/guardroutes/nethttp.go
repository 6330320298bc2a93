package guardroutes

import (
	"net/http"
	"time"
)

// An app is a router of its own.
type app struct{ mux *http.ServeMux }

func (a *app) handle(pattern string, h http.HandlerFunc) {
	a.mux.Handle(pattern, role("app")(h))
}

func netHTTP() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /http/a", get)                          // want `GET /http/a get <202 401 503>`
	mux.Handle("GET /http/b", role("b")(http.HandlerFunc(get))) // want `GET /http/b get <202 401 403 503>`
	var h http.Handler = mux
	h = auth(h)
	go http.ListenAndServe(":8080", http.TimeoutHandler(h, time.Second, ""))

	plain := http.NewServeMux()
	plain.HandleFunc("GET /http/c", get) // want `GET /http/c get <202>`
	go http.ListenAndServe(":8081", plain)

	inner := http.NewServeMux()
	inner.HandleFunc("GET /d", get)                                        // want `GET /http/sub/d get <202 401>`
	plain.Handle("/http/sub/", http.StripPrefix("/http/sub", auth(inner))) // want `ANY /http/sub/ net/http.NewServeMux <401 …>`

	own := &app{http.NewServeMux()}
	own.handle("GET /http/e", get) // want `GET /http/e get <202 403>`
	http.ListenAndServe(":8082", own.mux)
}
