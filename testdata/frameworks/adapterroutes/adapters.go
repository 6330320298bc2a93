package adapterroutes

import (
	"net/http"

	hertz "github.com/cloudwego/hertz/pkg/app/server"
	hertzadaptor "github.com/cloudwego/hertz/pkg/common/adaptor"
	"github.com/fasthttp/router"
	fiber2 "github.com/gofiber/fiber/v2"
	adaptor2 "github.com/gofiber/fiber/v2/middleware/adaptor"
	fiber3 "github.com/gofiber/fiber/v3"
	adaptor3 "github.com/gofiber/fiber/v3/middleware/adaptor"
	"github.com/kataras/iris/v12"
	"github.com/valyala/fasthttp/fasthttpadaptor"
)

// A handler of net/http under the router of another framework answers as it does.

func routes() {
	f2 := fiber2.New()
	f2.Delete("/fiber2", adaptor2.HTTPHandlerFunc(gone))                                                 // want `DELETE /fiber2 gone <410>`
	f2.Delete("/fiber2/handler", adaptor2.HTTPHandler(made(http.StatusAccepted)))                        // want `DELETE /fiber2/handler made <202>`
	f2.Delete("/fiber2/literal", adaptor2.HTTPHandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `DELETE /fiber2/literal .* <204>`
		w.WriteHeader(http.StatusNoContent)
	}))

	f3 := fiber3.New()
	f3.Delete("/fiber3", adaptor3.HTTPHandlerFunc(gone))                          // want `DELETE /fiber3 gone <410>`
	f3.Delete("/fiber3/handler", adaptor3.HTTPHandler(made(http.StatusAccepted))) // want `DELETE /fiber3/handler made <202>`

	r := router.New()
	r.DELETE("/fasthttp", fasthttpadaptor.NewFastHTTPHandlerFunc(gone))                          // want `DELETE /fasthttp gone <410>`
	r.DELETE("/fasthttp/handler", fasthttpadaptor.NewFastHTTPHandler(made(http.StatusAccepted))) // want `DELETE /fasthttp/handler made <202>`

	h := hertz.New()
	h.DELETE("/hertz", hertzadaptor.HertzHandler(http.HandlerFunc(gone)))            // want `DELETE /hertz gone <410>`
	h.DELETE("/hertz/handler", hertzadaptor.HertzHandler(made(http.StatusAccepted))) // want `DELETE /hertz/handler made <202>`

	app := iris.New()
	app.Delete("/iris", iris.FromStd(gone))                              // want `DELETE /iris gone <410>`
	app.Delete("/iris/handler", iris.FromStd(made(http.StatusAccepted))) // want `DELETE /iris/handler made <202>`
}

// An endpoint is answered for by the type that it is made one of.
type endpoint[I, O any] func(I) (O, error)

func (e endpoint[I, O]) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in I
	out, err := e(in)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
	_ = out
}

func double(n int) (int, error) { return 2 * n, nil }

func endpoints() {
	http.HandleFunc("GET /nothing", http.NotFound)          // want `GET /nothing net/http.NotFound <404>`
	http.Handle("POST /double", endpoint[int, int](double)) // want `POST /double double <…>`
}

func gone(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }

func made(code int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) })
}
