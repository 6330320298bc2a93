package framework

// fasthttpModules is fasthttp, read from v1.77.0, and its router, from v1.5.4.
func fasthttpModules() []module {
	return []module{
		{framework: "fasthttp", paths: []string{"github.com/valyala/fasthttp"}, entries: list(
			respond("RequestCtx", 200, 0),
			respond("Response", 200, 0),
			respond("ResponseHeader", 200, 0),
			sinks("ResponseHeader.", "SetStatusCode", Sink{Kind: Param, Effect: Sets}),
			sinks("Response.", "SetStatusCode", Sink{Kind: Param, Effect: Sets}),
			sinks("RequestCtx.", "SetStatusCode", Sink{Kind: Param, Effect: Sets}),
			sinks("RequestCtx.", "Error", Sink{Kind: Param, Effect: Sets, Param: 1, Body: HasBody}),
			redirects("RequestCtx.", "Redirect RedirectBytes"),
			sinks("RequestCtx.", "Redirect RedirectBytes TimeoutErrorWithCode", Sink{Kind: Param, Effect: Sets, Param: 1}),
			sinks("RequestCtx.", "NotFound", Sink{Kind: Fixed, Effect: Sets, Codes: []int{404}, Body: HasBody}),
			sinks("RequestCtx.", "NotModified", Sink{Kind: Fixed, Effect: Sets, Codes: []int{304}}),
			sinks("RequestCtx.", "TimeoutError", Sink{Kind: Fixed, Effect: Sets, Codes: []int{408}}),
			sinks("", "TimeoutHandler", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{408, 429}}),
			sinks("", "TimeoutWithCodeHandler", Sink{Kind: Param, Effect: ReturnsHandler, Param: 3}),
			sinks("", "ServeFile", Sink{Kind: Implicit, Effect: Sets, Codes: []int{200, 206, 302, 304, 403, 404, 416, 500}, Response: Arg1}),
			tests("RequestCtx.", "Get Post Put Delete Connect Head Options Patch Trace"),
			tests("RequestHeader.", "Get Post Put Delete Connect Head Options Patch Trace"),
			getters("Response.", "StatusCode"),
			getters("ResponseHeader.", "StatusCode"),
			sinks("RequestCtx.", "SendFile SendFileBytes", Sink{Kind: Implicit, Effect: Sets, Codes: []int{200, 206, 302, 304, 403, 404, 416, 500}}),
			sinks("Response.", "Reset", Sink{Kind: Fixed, Effect: Sets, Codes: []int{200}}),
			bodies("RequestCtx.", "Write WriteString SetBody SetBodyString SetBodyStream SetBodyStreamWriter Success SuccessString SendFile SendFileBytes"),
			bodies("Response.", "SetBody SetBodyString SetBodyRaw SetBodyStream AppendBody AppendBodyString"),
			fields(HandlerField, "Server.Handler Server.ErrorHandler"),
		)},
		{framework: "fasthttp", paths: []string{"github.com/fasthttp/router"}, entries: list(
			fasthttpRoutes("Router."),
			fasthttpRoutes("Group."),
			fields(HandlerField, "Router.NotFound Router.MethodNotAllowed"),
		)},
	}
}

// fasthttpRoutes are the registrations of the router and of its groups alike.
func fasthttpRoutes(recv string) []entry {
	return list(
		verbs(recv, "GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE", Register{Role: Route, Path: Arg1, Handler: Arg2}),
		registers(recv, "ANY", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
		registers(recv, "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
		registers(recv, "ServeFiles ServeFS ServeFilesCustom", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
		registers(recv, "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
	)
}
