package main

// A hook is a piece of code that the overlay puts into somebody's file, behind
// the first match of a pattern (or in front of it). It stands on a line that is
// there already, so that all line numbers stay true. Nothing of the files is kept
// here but the patterns.
type hook struct {
	module string // "" for the standard library
	file   string
	match  string // regular expression
	front  bool   // in front of the match
	all    bool   // at every match
	text   string // HTTP. stands for net/http's name in the file
}

const (
	serveW = ` defer HTTP.TraceServe(w, r)();`
	serveQ = ` defer HTTP.TraceServe(w, req)();`
)

var hooks = []hook{
	{file: "net/http/server.go", match: `func \(f HandlerFunc\) ServeHTTP\(w ResponseWriter, r \*Request\) \{`, text: ` defer TraceServe(w, r)();`},
	{file: "net/http/server.go", match: `func \(mux \*ServeMux\) ServeHTTP\(w ResponseWriter, r \*Request\) \{`, text: ` defer TraceServe(w, r)();`},
	{file: "net/http/server.go", match: `h, r\.Pattern, r\.pat, r\.matches = mux\.findHandler\(r\)`, text: `; TraceRoute(r, r.Pattern)`},
	{file: "net/http/server.go", match: `func \(sh serverHandler\) ServeHTTP\(rw ResponseWriter, req \*Request\) \{`, text: ` defer TraceServe(rw, req)();`},
	{file: "net/http/server.go", match: `func \(w \*response\) WriteHeader\(code int\) \{`, text: ` if !w.conn.hijacked() && !w.wroteHeader { TraceSend(w, code) };`},
	{file: "net/http/server.go", match: `func \(w \*response\) Hijack\(\) \([^)]*\) \{`, text: ` TraceHijack(w);`},
	{file: "net/http/h2_bundle.go", match: `func \(w \*http2responseWriter\) WriteHeader\(code int\) \{`, text: ` if w.rws != nil && !w.rws.wroteHeader { TraceSend(w, code) };`},
	{file: "net/http/request.go", match: `type Request struct \{`, text: ` trace *TraceExchange;`},
	{file: "net/http/httptest/recorder.go", match: `func \(rw \*ResponseRecorder\) WriteHeader\(code int\) \{`, text: ` if !rw.wroteHeader { http.TraceSend(rw, code) };`},
	{file: "net/http/httptest/recorder.go", match: `func \(rw \*ResponseRecorder\) WriteHeader\(code int\) \{`, front: true,
		text: "func (rw *ResponseRecorder) TraceRaw() {}; func (rw *ResponseRecorder) TraceCode() int { return rw.Code }; func (rw *ResponseRecorder) TraceSent() bool { return rw.wroteHeader }; "},

	{module: "github.com/gin-gonic/gin", file: "gin.go", match: `func \(engine \*Engine\) ServeHTTP\(w http\.ResponseWriter, req \*http\.Request\) \{`, text: serveQ},
	{module: "github.com/gin-gonic/gin", file: "gin.go", match: `c\.fullPath = value\.fullPath`, text: `; HTTP.TraceRoute(c.Request, value.fullPath)`},
	{module: "github.com/gin-gonic/gin", file: "response_writer.go", match: `func \(w \*responseWriter\) WriteHeader\(code int\) \{`, text: ` HTTP.TraceChoose(code);`},

	{module: "github.com/labstack/echo/v4", file: "echo.go", match: `func \(e \*Echo\) ServeHTTP\(w http\.ResponseWriter, r \*http\.Request\) \{`, text: serveW},
	{module: "github.com/labstack/echo/v4", file: "echo.go", all: true, match: `h :?= c\.Handler\(\)`, text: `; HTTP.TraceRoute(r, c.Path())`},
	{module: "github.com/labstack/echo/v4", file: "echo.go", match: `func NewHTTPError\(code int, [^)]*\) \*HTTPError \{`, text: ` HTTP.TraceChoose(code);`},
	{module: "github.com/labstack/echo/v5", file: "echo.go", match: `func \(e \*Echo\) serveHTTP\(w http\.ResponseWriter, r \*http\.Request\) \{`, text: serveW},
	{module: "github.com/labstack/echo/v5", file: "echo.go", match: `c\.handler = e\.router\.Route\(c\)`, text: `; HTTP.TraceRoute(c.Request(), c.Path())`},
	{module: "github.com/labstack/echo/v5", file: "httperror.go", match: `func NewHTTPError\(code int, [^)]*\) \*HTTPError \{`, text: ` HTTP.TraceChoose(code);`},

	{module: "github.com/go-chi/chi/v5", file: "mux.go", match: `func \(mx \*Mux\) ServeHTTP\(w http\.ResponseWriter, r \*http\.Request\) \{`, text: serveW},
	{module: "github.com/go-chi/chi/v5", file: "mux.go", match: `mx\.tree\.FindRoute\(rctx, method, routePath\); h != nil \{`, text: ` HTTP.TraceRoute(r, rctx.RoutePattern());`},

	{module: "github.com/gorilla/mux", file: "mux.go", match: `func \(r \*Router\) ServeHTTP\(w http\.ResponseWriter, req \*http\.Request\) \{`, text: serveQ},
	{module: "github.com/gorilla/mux", file: "mux.go", match: `handler = match\.Handler`, text: `; if match.Route != nil { if t, err := match.Route.GetPathTemplate(); err == nil { HTTP.TraceRoute(req, t) } }`},

	{module: "github.com/julienschmidt/httprouter", file: "router.go", match: `func \(r \*Router\) ServeHTTP\(w http\.ResponseWriter, req \*http\.Request\) \{`, text: serveQ},

	{module: "github.com/valyala/fasthttp", file: "server.go", front: true, match: `s\.Handler\(ctx\)`, text: `traceEnd := HTTP.TraceForeign(string(ctx.Method()), string(ctx.Path())); `},
	{module: "github.com/valyala/fasthttp", file: "server.go", match: `s\.Handler\(ctx\)`, text: `; if ctx.timeoutResponse != nil { traceEnd(ctx.timeoutResponse.StatusCode()) } else { traceEnd(ctx.Response.StatusCode()) }`},
	{module: "github.com/valyala/fasthttp", file: "http.go", match: `func \(resp \*Response\) SetStatusCode\(statusCode int\) \{`, text: ` HTTP.TraceChoose(statusCode);`},
	{module: "github.com/gofiber/fiber/v2", file: "router.go", match: `c\.route = route`, text: `; if !route.use { HTTP.TraceRoute(nil, route.Path) }`},
	{module: "github.com/gofiber/fiber/v3", file: "router.go", all: true, match: `c\.route = route`, text: `; if !route.use { HTTP.TraceRoute(nil, route.Path) }`},
}
