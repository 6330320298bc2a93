package framework

// echo4Modules is echo/v4, read from v4.16.0.
func echo4Modules() []module {
	return []module{
		{framework: "echo/v4", paths: []string{"github.com/labstack/echo/v4", "github.com/labstack/echo"}, entries: list(
			respond("Context", 200, 500),
			respond("Response", 200, 0),
			sinks("Context.", "HTML HTMLBlob String JSONBlob XMLBlob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("Context.", "JSON JSONPretty JSONP JSONPBlob XML XMLPretty Stream Render", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("Context.", "Blob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2, Response: -1}),
			sinks("Context.", "NoContent Redirect", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("context.", "HTML HTMLBlob String JSONBlob XMLBlob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("context.", "JSON JSONPretty JSONP JSONPBlob XML XMLPretty Stream Render", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("context.", "Blob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2, Response: -1}),
			sinks("context.", "NoContent Redirect", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("Context.", "File Inline Attachment", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 206, 304, 404, 412, 416, 500}, Response: -1}),
			sinks("", "NewHTTPError", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("Context.", "Error", Sink{Kind: ErrorParam, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("Context.", "Bind", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400, 415}, Response: -1}),
			sinks("", "PathParam PathParamOr QueryParam QueryParams QueryParamOr QueryParamsOr FormParam FormParams FormParamOr FormParamsOr NewBindingError", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			verbs("Echo.", "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE", Register{Role: Route, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Echo.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Echo.", "Match Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: First, Callback: -1, Struct: -1}),
			registers("Echo.", "RouteNotFound", Register{Role: Fallback, From: MethodAny, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Echo.", "File FileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1, Serves: []int{200, 206, 304, 404, 412, 416, 500}}),
			registers("Echo.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1, Serves: []int{200, 206, 301, 304, 404, 412, 416, 500}, Below: "/*"}),
			registers("Echo.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			verbs("Group.", "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE", Register{Role: Route, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Group.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Group.", "Match Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: First, Callback: -1, Struct: -1}),
			registers("Group.", "RouteNotFound", Register{Role: Fallback, From: MethodAny, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("Group.", "File FileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1, Serves: []int{200, 206, 304, 404, 412, 416, 500}}),
			registers("Group.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1, Serves: []int{200, 206, 301, 304, 404, 412, 416, 500}, Below: "/*"}),
			registers("Group.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Echo.", "Host", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("Router.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: First, Callback: -1, Struct: -1}),
			bodies("Response.", "Write"),
			fields(StatusField, "Response.Status HTTPError.Code"),
			fields(ErrorsField, "Echo.HTTPErrorHandler"),
			statusSentinels(),
			sentinel("ErrStatusRequestEntityTooLarge", 413),
		)},
		{framework: "echo/v4", paths: []string{"github.com/labstack/echo/v4/middleware"}, entries: list(
			fields(StatusField, "TrailingSlashConfig.RedirectCode RedirectConfig.Code"),
		)},
	}
}
