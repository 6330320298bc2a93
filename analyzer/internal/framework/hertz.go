package framework

// hertzModules is hertz, read from v0.10.4.
func hertzModules() []module {
	return []module{
		{framework: "hertz", paths: []string{"github.com/cloudwego/hertz/pkg/protocol"}, entries: list(
			respond("Response", 200, 0),
			respond("ResponseHeader", 200, 0),
			sinks("ResponseHeader.", "SetStatusCode", Sink{Kind: Param, Effect: Sets}),
			sinks("Response.", "SetStatusCode", Sink{Kind: Param, Effect: Sets}),
			getters("Response.", "StatusCode"),
			getters("ResponseHeader.", "StatusCode"),
			bodies("Response.", "SetBody SetBodyString SetBodyRaw SetBodyStream AppendBody AppendBodyString"),
		)},
		{framework: "hertz", paths: []string{"github.com/cloudwego/hertz/pkg/app"}, entries: list(
			respond("RequestContext", 200, 0),
			redirects("RequestContext.", "Redirect"),
			sinks("RequestContext.", "SetStatusCode Status AbortWithStatus AbortWithError Render ProtoBuf Redirect", Sink{Kind: Param, Effect: Sets}),
			sinks("RequestContext.", "AbortWithStatusJSON JSON PureJSON IndentedJSON XML", Sink{Kind: Param, Effect: Sets, Body: HasBody}),
			sinks("RequestContext.", "HTML String", Sink{Kind: Param, Effect: Sets, Body: BodyFrom, BodyArg: 1}),
			sinks("RequestContext.", "Data", Sink{Kind: Param, Effect: Sets, Body: BodyFrom, BodyArg: 2}),
			sinks("RequestContext.", "AbortWithMsg", Sink{Kind: Param, Effect: Sets, Param: 1}),
			sinks("RequestContext.", "File FileFromFS FileAttachment", Sink{Kind: Implicit, Effect: Sets, Codes: []int{200, 206, 304, 403, 404, 416, 500}}),
			sinks("RequestContext.", "NotFound", Sink{Kind: Fixed, Effect: Sets, Codes: []int{404}, Body: HasBody}),
			sinks("RequestContext.", "NotModified", Sink{Kind: Fixed, Effect: Sets, Codes: []int{304}}),
			tests("RequestContext.", "Get Head Post"),
			leaves("RequestContext.", "Error"),
			bodies("RequestContext.", "Write WriteString SetBodyString SetBodyStream"),
		)},
		{framework: "hertz", paths: []string{"github.com/cloudwego/hertz/pkg/route"}, entries: list(
			verbs("RouterGroup.", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("RouterGroup.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("RouterGroup.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			verbs("IRoutes.", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("IRoutes.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("IRoutes.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("RouterGroup.", "GETEX", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "POSTEX", Register{Role: Route, From: MethodFixed, Methods: []string{"POST"}, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "PUTEX", Register{Role: Route, From: MethodFixed, Methods: []string{"PUT"}, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "DELETEEX", Register{Role: Route, From: MethodFixed, Methods: []string{"DELETE"}, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "HEADEX", Register{Role: Route, From: MethodFixed, Methods: []string{"HEAD"}, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "AnyEX", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("RouterGroup.", "HandleEX", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("RouterGroup.", "StaticFile Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("IRoutes.", "StaticFile Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("RouterGroup.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("IRouter.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
		)},
	}
}
