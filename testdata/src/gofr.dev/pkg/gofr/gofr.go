// Package gofr stands in for gofr.dev/pkg/gofr, of which the module proxy serves
// no version: it declares, in our own words, what the case of it uses.
package gofr

type Context struct{}

func (*Context) PathParam(name string) string { return name }

type Handler func(c *Context) (any, error)

type App struct{}

func New() *App { return new(App) }

func (*App) GET(pattern string, handler Handler)    {}
func (*App) PUT(pattern string, handler Handler)    {}
func (*App) POST(pattern string, handler Handler)   {}
func (*App) DELETE(pattern string, handler Handler) {}
func (*App) PATCH(pattern string, handler Handler)  {}
