// Package wraproutes wraps handlers in the adapters and middlewares that
// applications use between frameworks.
package wraproutes

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"
	"github.com/gorilla/handlers"
	"github.com/gorilla/mux"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v4"
	"github.com/urfave/negroni"
	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttpadaptor"
)

func routes() {
	g := gin.New()
	g.DELETE("/f", gin.WrapF(remove))                                                                // want `DELETE /f remove <204>`
	g.DELETE("/h", gin.WrapH(http.HandlerFunc(remove)))                                              // want `DELETE /h remove <204>`
	g.DELETE("/deep", gin.WrapH(http.TimeoutHandler(http.HandlerFunc(remove), time.Second, "late"))) // want `DELETE /deep remove <204.*>`
	a := fiber.New()
	a.Delete("/f", adaptor.HTTPHandlerFunc(remove))               // want `DELETE /f remove <204>`
	a.Delete("/h", adaptor.HTTPHandler(http.HandlerFunc(remove))) // want `DELETE /h remove <204>`
	e := echo.New()
	e.DELETE("/m", echo.WrapHandler(mw(http.HandlerFunc(remove))), echo.WrapMiddleware(mw)) // want `DELETE /m remove <204>`
	e.DELETE("/custom", custom(removeCustom))                                               // want `DELETE /custom removeCustom <204>`
	r := httprouter.New()
	r.Handler("DELETE", "/n", negroni.New(negroni.HandlerFunc(next), negroni.Wrap(http.HandlerFunc(remove)))) // want `DELETE /n `
	m := mux.NewRouter()
	m.Handle("/logged", handlers.CombinedLoggingHandler(nil, handlers.ContentTypeHandler(http.HandlerFunc(remove), "x"))).Methods("DELETE") // want `DELETE /logged remove <204.*>`
	m.Handle("/chain", chain(mw, mw)(http.HandlerFunc(remove))).Methods("DELETE")                                                           // want `DELETE /chain remove <204>`
	m.Handle("/then", middlewares{mw}.then(remove)).Methods("DELETE")                                                                       // want `DELETE /then remove <204>`
	m.Handle("/error", handler(removeError)).Methods("DELETE")                                                                              // want `DELETE /error removeError <204>`
	m.Handle("/typed", typed(removeTyped)).Methods("DELETE")                                                                                // want `DELETE /typed removeTyped <204 422>`
	m.Handle("/app", &appHandler{store: &store{}, serve: removeApp}).Methods("DELETE")                                                      // want `DELETE /app .*<204>`
	m.HandleFunc("/curried", curried(&store{})).Methods("DELETE")                                                                           // want `DELETE /curried curried <204>`
	fasthttp.ListenAndServe(":0", fasthttpadaptor.NewFastHTTPHandler(m))
}

func mw(h http.Handler) http.Handler { return h }

func next(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) { next(w, r) }

func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

type customContext struct {
	echo.Context
	user string
}

func custom(h func(*customContext) error) echo.HandlerFunc {
	return func(c echo.Context) error { return h(&customContext{Context: c}) }
}

func removeCustom(c *customContext) error { return c.NoContent(http.StatusNoContent) }

type middleware func(http.Handler) http.Handler

func chain(list ...middleware) middleware {
	return func(h http.Handler) http.Handler {
		for i := len(list) - 1; i >= 0; i-- {
			h = list[i](h)
		}
		return h
	}
}

type middlewares []middleware

func (ms middlewares) then(f http.HandlerFunc) http.Handler {
	var h http.Handler = f
	for _, m := range ms {
		h = m(h)
	}
	return h
}

// A handler that returns an error answers 500 for it.
type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func removeError(w http.ResponseWriter, r *http.Request) error {
	if r.URL.Path == "" {
		return context.Canceled
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

type request struct{ ID string }

type reply struct{ code int }

func typed[I any](f func(context.Context, I) (reply, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in I
		out, err := f(r.Context(), in)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		w.WriteHeader(out.code)
	}
}

func removeTyped(ctx context.Context, in request) (reply, error) {
	return reply{http.StatusNoContent}, nil
}

type store struct{}

type appHandler struct {
	store *store
	serve func(*store, http.ResponseWriter, *http.Request)
}

func (h *appHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.serve(h.store, w, r) }

func removeApp(s *store, w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func curried(s *store) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
}
