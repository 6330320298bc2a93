package sessionroutes

import (
	"net/http"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/csrf"
	"github.com/gorilla/sessions"
)

var store sessions.Store = sessions.NewCookieStore([]byte("key"))

func routes(app *fiber.App) {
	http.HandleFunc("GET /saved", saved)   // want `GET /saved saved <200>`
	http.HandleFunc("GET /stored", stored) // want `GET /stored stored <200 403>`
	app.Get("/token", token)               // want `GET …/token token <200>`
}

// saved sets a cookie, then answers.
func saved(w http.ResponseWriter, r *http.Request) {
	s, _ := store.Get(r, "name")
	s.Values["seen"] = true
	s.Save(r, w)
	w.Write([]byte("hello"))
}

func stored(w http.ResponseWriter, r *http.Request) {
	s, err := store.New(r, "name")
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if err := store.Save(r, w, s); err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.Write([]byte("hello"))
}

// token reads from what it is given, which may be any kind of context.
func token(c fiber.Ctx) error { return c.SendString(csrf.TokenFromContext(c)) }
