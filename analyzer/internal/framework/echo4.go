package framework

// echo4Modules is echo/v4, read from v4.16.0.
func echo4Modules() []module {
	return []module{
		{framework: "echo/v4", paths: []string{"github.com/labstack/echo/v4", "github.com/labstack/echo"}, entries: list(
			respond("Context", 200, 500),
			respond("Response", 200, 0),
			sinks("Context.", "HTML HTMLBlob String JSONBlob XMLBlob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Context.", "JSON JSONPretty JSONP JSONPBlob XML XMLPretty Stream Render", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Context.", "Blob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2}),
			redirects("Context.", "Redirect"),
			redirects("context.", "Redirect"),
			sinks("Context.", "NoContent Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("context.", "HTML HTMLBlob String JSONBlob XMLBlob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("context.", "JSON JSONPretty JSONP JSONPBlob XML XMLPretty Stream Render", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("context.", "Blob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2}),
			sinks("context.", "NoContent Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes}),
			sinks("Context.", "File Inline Attachment", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 206, 304, 404, 412, 416, 500}}),
			sinks("", "NewHTTPError", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("Context.", "Error", Sink{Kind: ErrorParam, Effect: Writes, Body: HasBody}),
			sinks("Context.", "Bind", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400, 415}}),
			sinks("", "PathParam PathParamOr QueryParam QueryParams QueryParamOr QueryParamsOr FormParam FormParams FormParamOr FormParamsOr NewBindingError", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			verbs("Echo.", "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Echo.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Echo.", "Match Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: First}),
			registers("Echo.", "RouteNotFound", Register{Role: Fallback, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Echo.", "File FileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: []int{200, 206, 304, 404, 412, 416, 500}}),
			registers("Echo.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: []int{200, 206, 301, 304, 404, 412, 416, 500}, Below: "/*"}),
			registers("Echo.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			verbs("Group.", "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Group.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Group.", "Match Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: First}),
			registers("Group.", "RouteNotFound", Register{Role: Fallback, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Group.", "File FileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: []int{200, 206, 304, 404, 412, 416, 500}}),
			registers("Group.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: []int{200, 206, 301, 304, 404, 412, 416, 500}, Below: "/*"}),
			registers("Group.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Echo.", "Host", Register{Role: With, From: MethodAny}),
			registers("Router.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: First}),
			bodies("Response.", "Write"),
			fields(StatusField, "Response.Status HTTPError.Code"),
			fields(ErrorsField, "Echo.HTTPErrorHandler"),
			statusSentinels(),
			sentinel("ErrStatusRequestEntityTooLarge", 413),
		)},
		{framework: "echo/v4", paths: []string{"github.com/labstack/echo/v4/middleware"}, entries: list(
			echoMiddlewares(),
			sinks("", "Timeout TimeoutWithConfig", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{503}}),
			fields(StatusField, "TrailingSlashConfig.RedirectCode RedirectConfig.Code"),
		)},
	}
}

// echoMiddlewares are the middlewares that echo v4 and v5 have in common, with what
// they answer by themselves.
func echoMiddlewares() []entry {
	guard := func(name string, codes ...int) []entry {
		return sinks("", name+" "+name+"WithConfig", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: codes})
	}
	return list(
		guard("BasicAuth", 401),
		guard("KeyAuth", 400, 401),
		guard("CSRF", 400, 403),
		guard("BodyLimit", 413),
		guard("RateLimiter", 403, 429),
		guard("ContextTimeout", 503),
	)
}
