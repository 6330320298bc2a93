package framework

// chi5Modules is chi/v5, read from v5.5.0.
func chi5Modules() []module {
	return []module{
		{framework: "chi/v5", paths: []string{"github.com/go-chi/chi/v5/middleware", "github.com/go-chi/chi/middleware", "github.com/go-chi/chi/v4/middleware"}, entries: list(
			sinks("", "BasicAuth", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{401}}),
			sinks("", "AllowContentType AllowContentEncoding ContentCharset", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{415}}),
			sinks("", "Heartbeat", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{200}}),
			sinks("", "Recoverer", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{500}}),
			sinks("", "Timeout", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{504}}),
			sinks("", "Throttle ThrottleBacklog ThrottleWithOpts", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{429}}),
			sinks("", "RedirectSlashes Profiler", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{301}}),
			getters("WrapResponseWriter.", "Status"),
			fields(StatusField, "ThrottleOpts.StatusCode"),
		)},
		{framework: "chi/v5", paths: []string{"github.com/go-chi/chi/v5", "github.com/go-chi/chi", "github.com/go-chi/chi/v2", "github.com/go-chi/chi/v3", "github.com/go-chi/chi/v4"}, entries: list(
			verbs("Mux.", "Connect Delete Get Head Options Patch Post Put Query Trace", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			registers("Mux.", "Handle HandleFunc", Register{Role: Route, From: MethodPattern, Path: Arg1, Handler: Arg2}),
			registers("Mux.", "Method MethodFunc", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("Mux.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Mux.", "Mount", Register{Role: Mount, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("Mux.", "Group", Register{Role: PrefixFunc, From: MethodAny, Callback: Arg1}),
			registers("Mux.", "With", Register{Role: With, From: MethodAny}),
			registers("Mux.", "NotFound MethodNotAllowed", Register{Role: Fallback, From: MethodAny, Handler: Arg1}),
			verbs("Router.", "Connect Delete Get Head Options Patch Post Put Query Trace", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Handle HandleFunc", Register{Role: Route, From: MethodPattern, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Method MethodFunc", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("Router.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Router.", "Mount", Register{Role: Mount, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Group", Register{Role: PrefixFunc, From: MethodAny, Callback: Arg1}),
			registers("Router.", "With", Register{Role: With, From: MethodAny}),
			registers("Router.", "NotFound MethodNotAllowed", Register{Role: Fallback, From: MethodAny, Handler: Arg1}),
		)},
	}
}
