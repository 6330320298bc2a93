package framework

// fasthttpModules is fasthttp, read from v1.77.0.
func fasthttpModules() []module {
	return []module{
		{framework: "fasthttp", paths: []string{"github.com/valyala/fasthttp"}, entries: list(
			respond("RequestCtx", 200, 0),
			respond("Response", 200, 0),
			respond("ResponseHeader", 200, 0),
			sinks("ResponseHeader.", "SetStatusCode", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("Response.", "SetStatusCode", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("RequestCtx.", "SetStatusCode", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("RequestCtx.", "Error", Sink{Kind: Param, Effect: Sets, Param: 1, Body: HasBody, Response: -1}),
			sinks("RequestCtx.", "Redirect RedirectBytes TimeoutErrorWithCode", Sink{Kind: Param, Effect: Sets, Param: 1, Response: -1}),
			sinks("RequestCtx.", "NotFound", Sink{Kind: Fixed, Effect: Sets, Codes: []int{404}, Body: HasBody, Response: -1}),
			sinks("RequestCtx.", "NotModified", Sink{Kind: Fixed, Effect: Sets, Codes: []int{304}, Response: -1}),
			sinks("RequestCtx.", "TimeoutError", Sink{Kind: Fixed, Effect: Sets, Codes: []int{408}, Response: -1}),
			sinks("", "TimeoutHandler", Sink{Kind: Implicit, Effect: ReturnsHandler, Codes: []int{408, 429}}),
			sinks("", "TimeoutWithCodeHandler", Sink{Kind: Param, Effect: ReturnsHandler, Param: 3}),
			sinks("", "ServeFile", Sink{Kind: Implicit, Effect: Sets, Codes: []int{200, 206, 302, 304, 403, 404, 416, 500}}),
			getters("Response.", "StatusCode"),
			getters("ResponseHeader.", "StatusCode"),
			bodies("RequestCtx.", "Write WriteString SetBody SetBodyString SetBodyStream SetBodyStreamWriter Success SuccessString SendFile SendFileBytes"),
			bodies("Response.", "SetBody SetBodyString SetBodyRaw SetBodyStream AppendBody AppendBodyString"),
			fields(HandlerField, "Server.Handler Server.ErrorHandler"),
		)},
	}
}
