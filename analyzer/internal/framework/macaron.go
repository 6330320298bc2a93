package framework

// macaronModules is macaron, read from v1.4.0.
func macaronModules() []module {
	return []module{
		{framework: "macaron", paths: []string{"gopkg.in/macaron.v1"}, entries: list(
			respond("Context", 200, 0),
			respond("Render", 200, 0),
			respond("ResponseWriter", 200, 0),
			sinks("Render.", "JSON XML HTMLSet Error", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Render.", "HTML RawData PlainText", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Render.", "Status", Sink{Kind: Param, Effect: Writes}),
			sinks("TplRender.", "JSON XML HTMLSet Error", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("TplRender.", "HTML RawData PlainText", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("TplRender.", "Status", Sink{Kind: Param, Effect: Writes}),
			sinks("Context.", "HTML", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Context.", "HTMLSet", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			redirects("Context.", "Redirect"),
			sinks("Context.", "Redirect", Sink{Kind: Variadic, Effect: Writes, Param: 1, Codes: []int{302}}),
			sinks("Context.", "ServeFile ServeFileContent ServeContent", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 206, 304, 404, 412, 416, 500}}),
			verbs("Router.", "Get Patch Post Put Delete Options Head", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("Router.", "Route", Register{Role: Route, From: MethodArg, MethodArg: 1, Path: Arg1, Handler: Arg3, Position: Last}),
			registers("Router.", "Group", Register{Role: Stateful, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Router.", "Combo", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			verbs("ComboRouter.", "Get Patch Post Put Delete Options Head", Register{Role: Route, Handler: Arg1, Position: Last}),
			getters("ResponseWriter.", "Status"),
		)},
	}
}
