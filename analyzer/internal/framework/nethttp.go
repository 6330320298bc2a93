package framework

// netHTTP is net/http and its companions, read from go1.26.
func netHTTP() []module {
	return []module{
		{framework: "net/http", paths: []string{"net/http"}, entries: httpEntries()},
		{framework: "net/http", paths: []string{"net/http/httptest"}, entries: []entry{
			field("ResponseRecorder.Code", ClientField),
		}},
		{framework: "net/http", paths: []string{"net/http/httputil"}, entries: []entry{
			fn("ReverseProxy.ServeHTTP", Sink{Kind: Implicit, Effect: Writes, Codes: []int{502}, Passes: true, Response: Arg1}),
			field("ReverseProxy.ErrorHandler", HandlerField),
		}},
		{framework: "net/http", paths: []string{"net/http/pprof"}, entries: list(
			sinks("", "Index", Sink{Kind: Implicit, Effect: Writes, Codes: profiled, Response: Arg1}),
			sinks("", "Cmdline Symbol", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200}, Response: Arg1}),
			sinks("", "Profile Trace", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 500}, Response: Arg1}),
			sinks("", "Handler", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: profiled}),
		)},
		{framework: "net/http", paths: []string{"expvar"}, entries: []entry{
			fn("Handler", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{200}}),
		}},
		// Read from v1.24.1.
		{framework: "net/http", paths: []string{"github.com/prometheus/client_golang/prometheus/promhttp"}, entries: list(
			sinks("", "Handler HandlerFor HandlerForTransactional", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{200, 500, 503}}),
			[]entry{register("InstrumentMetricHandler", &Register{Role: Wrap, From: MethodAny, Path: NoArg, Handler: Arg2})},
		)},
	}
}

// served are the statuses of http.ServeContent; files add redirects and errors.
// profiled are those of a handler of net/http/pprof that knows the profile by its name.
var (
	profiled    = []int{200, 400, 404, 408, 500}
	served      = []int{200, 206, 304, 412, 416, 500}
	servedFiles = []int{200, 206, 301, 304, 400, 403, 404, 412, 416, 500}
)

func httpEntries() []entry {
	pattern := &Register{Role: Route, From: MethodPattern, Path: Arg1, Handler: Arg2}
	wrap := func(handler, path Arg) *Register {
		return &Register{Role: Wrap, From: MethodAny, Path: path, Handler: handler}
	}
	serve := func(handler Arg) *Register {
		return &Register{Role: Serve, From: MethodAny, Handler: handler}
	}
	return []entry{
		response("ResponseWriter", 200),
		fn("ResponseWriter.WriteHeader", Sink{Kind: Param, Effect: Writes}),
		writesBody("ResponseWriter.Write"),
		fn("Error", Sink{Kind: Param, Effect: Writes, Param: 2, Body: HasBody, Response: Arg1}),
		fn("Redirect", Sink{Kind: Param, Effect: Writes, Param: 3, Response: Arg1}),
		fn("NotFound", Sink{Kind: Fixed, Effect: Writes, Codes: []int{404}, Body: HasBody, Response: Arg1}),
		fn("NotFoundHandler", Sink{Kind: Fixed, Effect: ReturnsHandler, Codes: []int{404}}),
		fn("RedirectHandler", Sink{Kind: Param, Effect: ReturnsHandler, Param: 1}),
		{name: "Redirect", fn: &Func{Redirects: true}},
		{name: "RedirectHandler", fn: &Func{Redirects: true}},
		fn("StatusText", Sink{Kind: Param, Effect: Names}),
		fn("ServeContent", Sink{Kind: Implicit, Effect: Writes, Codes: served, Response: Arg1}),
		fn("ServeFile", Sink{Kind: Implicit, Effect: Writes, Codes: servedFiles, Response: Arg1}),
		fn("ServeFileFS", Sink{Kind: Implicit, Effect: Writes, Codes: servedFiles, Response: Arg1}),
		fn("FileServer", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: servedFiles}),
		fn("FileServerFS", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: servedFiles}),
		writesBody("ResponseController.Flush"),
		fn("Hijacker.Hijack", Sink{Kind: Implicit, Effect: Writes, Passes: true}),
		fn("ResponseController.Hijack", Sink{Kind: Implicit, Effect: Writes, Passes: true}),
		field("Response.StatusCode", ClientField),
		register("Handle", pattern), register("HandleFunc", pattern),
		register("ServeMux.Handle", pattern), register("ServeMux.HandleFunc", pattern),
		register("StripPrefix", wrap(Arg2, Arg1)),
		register("ListenAndServe", serve(Arg2)), register("ListenAndServeTLS", serve(Arg4)),
		register("Serve", serve(Arg2)), register("ServeTLS", serve(Arg2)),
		field("Server.Handler", ServeField),
		{name: "TimeoutHandler", fn: &Func{
			Sinks:    []Sink{{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{503}}},
			Register: wrap(Arg1, NoArg),
		}},
		register("MaxBytesHandler", wrap(Arg1, NoArg)),
		register("AllowQuerySemicolons", wrap(Arg1, NoArg)),
	}
}
