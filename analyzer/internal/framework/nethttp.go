package framework

// netHTTP is net/http and its companions, read from go1.26.
func netHTTP() []module {
	return []module{
		{framework: "net/http", paths: []string{"net/http"}, entries: httpEntries()},
		{framework: "net/http", paths: []string{"net/http/httptest"}, entries: []entry{
			field("ResponseRecorder.Code", ClientField),
		}},
		{framework: "net/http", paths: []string{"net/http/httputil"}, entries: []entry{
			fn("ReverseProxy.ServeHTTP", Sink{Kind: Implicit, Effect: Writes, Codes: []int{502}, Passes: true}),
			field("ReverseProxy.ErrorHandler", HandlerField),
		}},
	}
}

// served are the statuses of http.ServeContent; files add redirects and errors.
var (
	served      = []int{200, 206, 304, 412, 416, 500}
	servedFiles = []int{200, 206, 301, 304, 400, 403, 404, 412, 416, 500}
)

func httpEntries() []entry {
	pattern := &Register{Role: Route, From: MethodPattern, Path: 0, Handler: 1, Callback: -1, Struct: -1}
	wrap := func(handler, path int) *Register {
		return &Register{Role: Wrap, From: MethodAny, Path: path, Handler: handler, Callback: -1, Struct: -1}
	}
	return []entry{
		response("ResponseWriter", 200),
		fn("ResponseWriter.WriteHeader", Sink{Kind: Param, Effect: Writes, Response: -1}),
		writesBody("ResponseWriter.Write"),
		fn("Error", Sink{Kind: Param, Effect: Writes, Param: 2, Body: HasBody}),
		fn("Redirect", Sink{Kind: Param, Effect: Writes, Param: 3}),
		fn("NotFound", Sink{Kind: Fixed, Effect: Writes, Codes: []int{404}, Body: HasBody}),
		fn("NotFoundHandler", Sink{Kind: Fixed, Effect: ReturnsHandler, Codes: []int{404}}),
		fn("RedirectHandler", Sink{Kind: Param, Effect: ReturnsHandler, Param: 1}),
		fn("StatusText", Sink{Kind: Param, Effect: Names}),
		fn("ServeContent", Sink{Kind: Implicit, Effect: Writes, Codes: served}),
		fn("ServeFile", Sink{Kind: Implicit, Effect: Writes, Codes: servedFiles}),
		fn("ServeFileFS", Sink{Kind: Implicit, Effect: Writes, Codes: servedFiles}),
		fn("FileServer", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: servedFiles}),
		fn("FileServerFS", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: servedFiles}),
		writesBody("ResponseController.Flush"),
		fn("Hijacker.Hijack", Sink{Kind: Implicit, Effect: Writes, Response: -1, Passes: true}),
		fn("ResponseController.Hijack", Sink{Kind: Implicit, Effect: Writes, Response: -1, Passes: true}),
		field("Response.StatusCode", ClientField),
		register("Handle", pattern), register("HandleFunc", pattern),
		register("ServeMux.Handle", pattern), register("ServeMux.HandleFunc", pattern),
		register("StripPrefix", wrap(1, 0)),
		{name: "TimeoutHandler", fn: &Func{
			Sinks:    []Sink{{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{503}}},
			Register: wrap(0, -1),
		}},
		register("MaxBytesHandler", wrap(0, -1)),
		register("AllowQuerySemicolons", wrap(0, -1)),
	}
}
