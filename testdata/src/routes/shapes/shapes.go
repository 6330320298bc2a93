// Package shapes registers on routers that nothing knows but by their shape,
// handlers whose response is one by its type alone.
package shapes

import "net/http"

// A Router is a router of its own.
type Router struct{}

func (*Router) GET(path string, h Handler)     {}
func (*Router) POST(path string, h Handler)    {}
func (*Router) DELETE(path string, h Handler)  {}
func (*Router) PUT(path string, h HeldHandler) {}
func (*Router) PATCH(path string, h func(*tally)) {
}

// A Response is a response with more to it.
type Response interface {
	http.ResponseWriter
	Status() int
}

// A Handler takes a response that embeds http.ResponseWriter.
type Handler func(Response, *http.Request)

// A held holds one.
type held struct{ Response }

// A HeldHandler takes a struct that holds a response.
type HeldHandler func(*held)

// A tally is no response: nothing can be written to it.
type tally struct{ n int }

func list(w Response, r *http.Request)   {}
func create(w Response, r *http.Request) {}
func remove(w Response, r *http.Request) {}
func update(h *held)                     {}
func count(t *tally)                     {}

func serve(r *Router) {
	r.GET("/pets", list)           // want `GET …/pets routes/shapes.list`
	r.POST("/pets", create)        // want `POST …/pets routes/shapes.create`
	r.DELETE("/pets/{id}", remove) // want `DELETE …/pets/{id} routes/shapes.remove`
	r.PUT("/pets/{id}", update)    // want `PUT …/pets/{id} routes/shapes.update`
	r.PATCH("/tally", count)
}
