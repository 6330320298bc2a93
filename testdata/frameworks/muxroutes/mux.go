package muxroutes

import (
	"fmt"
	"net/http"
	"os"
	"regexp"

	"github.com/gorilla/handlers"
	"github.com/gorilla/mux"
)

const (
	nameItem = "item"
	nameList = "list"
)

func routes() http.Handler {
	r := mux.NewRouter().StrictSlash(true).UseEncodedPath()
	r.Handle("/handle", http.HandlerFunc(get)).Methods("GET", http.MethodHead)                     // want `GET /handle get <200>` `HEAD /handle get <200>`
	r.Path("/path").Methods("GET").HandlerFunc(get)                                                // want `GET /path get <200>`
	r.Methods("DELETE").Path("/path/{id:[0-9]+}").HandlerFunc(remove)                              // want `DELETE /path/{id} remove <204>`
	r.HandleFunc("/any", get)                                                                      // want `ANY /any get <200>`
	r.HandleFunc("/named", get).Name("named").Methods("GET")                                       // want `GET /named get <200>`
	r.Name("first").Path("/first").Methods("PUT").HandlerFunc(get)                                 // want `PUT /first get <200>`
	r.NewRoute().Path("/new").HandlerFunc(get).Methods("GET")                                      // want `GET /new get <200>`
	r.Host("example.com").Path("/hosted").HandlerFunc(get)                                         // want `ANY /hosted get <200>`
	r.Host("example.com").Subrouter().HandleFunc("/sub", get).Methods("GET")                       // want `GET /sub get <200>`
	r.Queries("q", "{q}").Path("/queried").Methods("GET").HandlerFunc(get)                         // want `GET /queried get <200>`
	r.Headers("X-Kind", "x").Schemes("https").Methods("GET").Path("/h").HandlerFunc(get)           // want `GET /h get <200>`
	r.PathPrefix("/static/").Handler(http.StripPrefix("/static/", http.FileServer(http.Dir(".")))) // want `ANY /static/ `
	r.PathPrefix("/prefix").Methods("GET").HandlerFunc(get)                                        // want `GET /prefix get <200>`
	r.Methods("DELETE").PathPrefix("/prefix").HandlerFunc(remove)                                  // want `DELETE /prefix remove <204>`
	r.MatcherFunc(match).Path("/matched").HandlerFunc(get)                                         // want `ANY /matched get <200>`
	methods := []string{"GET", "DELETE"}
	r.HandleFunc("/listed", get).Methods(methods...) // want `GET /listed get <200>` `DELETE /listed get <200>`
	route := r.Path("/variable")
	route.Methods("GET")
	route.HandlerFunc(get) // want `GET /variable get <200>`
	later := r.Methods("PUT")
	later = later.Path("/later")
	later.HandlerFunc(get) // want `PUT /later get <200>`

	api := r.PathPrefix("/api").Subrouter()
	api.Use(mw)
	v1 := api.PathPrefix("/v1").Methods("GET", "DELETE").Subrouter()
	v1.HandleFunc("/x", get)                                       // want `GET /api/v1/x get <200>` `DELETE /api/v1/x get <200>`
	v1.Path("/{id}").Methods("DELETE").HandlerFunc(remove)         // want `DELETE /api/v1/{id} remove <204>`
	api.Path("/inner").Subrouter().Methods("GET").HandlerFunc(get) // want `GET /api/inner get <200>`
	gets := r.Methods(http.MethodGet).Subrouter()
	gets.HandleFunc("/gets", get)                                                                // want `GET /gets get <200>`
	r.Handle("/wrapped", handlers.LoggingHandler(nil, mw(http.HandlerFunc(get)))).Methods("GET") // want `GET /wrapped get <200>`
	r.Handle("/object", &object{}).Methods("GET")                                                // want `GET /object object.ServeHTTP <200>`
	r.NotFoundHandler = http.HandlerFunc(get)
	names(r)
	regexps(r, os.Getenv("DIGEST"))
	return handlers.CompressHandler(r)
}

func match(*http.Request, *mux.RouteMatch) bool { return true }

func mw(h http.Handler) http.Handler { return h }

type object struct{}

func (*object) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func get(w http.ResponseWriter, r *http.Request)    { w.WriteHeader(http.StatusOK) }
func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

// Routes that are named first, and answered later, by name.

func names(r *mux.Router) {
	r.Path("/items/{id}").Name(nameItem)
	r.Path("/items").Methods("GET").Name(nameList)
	r.GetRoute(nameItem).Methods("DELETE").HandlerFunc(remove) // want `DELETE /items/{id} remove <204>`
	r.Get(nameList).Handler(mw(http.HandlerFunc(get)))         // want `GET /items get <200>`
	answer(r)
}

// A table says which names have which paths.
var descriptors = []struct{ name, path string }{
	{"base", "/v2/"},
	{"blob", "/v2/{name:[a-z]+}/blobs/{digest}"},
	{"tags", "/v2/{name:[a-z]+}/tags/list"},
}

func newRouter() *mux.Router {
	r := mux.NewRouter()
	for _, d := range descriptors {
		r.Path(d.path).Name(d.name)
	}
	return r
}

// Regexps of parameters may be made anywhere: they are no part of the path.

var name = regexp.MustCompile("[a-z]+")

func regexps(r *mux.Router, digest string) {
	r.HandleFunc("/r1/{name:"+name.String()+"}/tags", get)                // want `ANY /r1/{name}/tags get <200>`
	r.HandleFunc("/r2/{name:"+name.String()+"}/{digest:"+digest+"}", get) // want `ANY /r2/{name}/{digest} get <200>`
	r.HandleFunc(fmt.Sprintf("/r3/{id:[0-9]{%d}}/%s", 4, "x"), get)       // want `ANY /r3/{id}/x get <200>`
	r.HandleFunc(fmt.Sprintf("/r4/{name:%s}/x", name), get)               // want `ANY /r4/{name}/x get <200>`
	r.HandleFunc(fmt.Sprintf("/%s/r5/{id}", name), get)                   // want `ANY …/r5/{id} get <200>`
}

type registry struct{ router *mux.Router }

func newRegistry() *registry {
	reg := &registry{router: newRouter()}
	reg.register("base", get)                                           // want `ANY /v2/ get <200>`
	reg.register("blob", func(w http.ResponseWriter, r *http.Request) { // want `ANY /v2/{name}/blobs/{digest} newRegistry.func <202>`
		w.WriteHeader(http.StatusAccepted)
	})
	reg.register("tags", get) // want `ANY /v2/{name}/tags/list get <200>`
	return reg
}

func (reg *registry) register(name string, h http.HandlerFunc) {
	reg.router.GetRoute(name).Handler(h)
}

func answer(r *mux.Router) {
	r.GetRoute(nameItem).Handler(handlers.MethodHandler{"PUT": http.HandlerFunc(get)}) // want `PUT /items/{id} get <200>`
}
