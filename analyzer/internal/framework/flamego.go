package framework

// flamegoModules is flamego, read from v1.13.0.
func flamegoModules() []module {
	return []module{
		{framework: "flamego", paths: []string{"github.com/flamego/flamego"}, entries: list(
			respond("Context", 200, 0),
			respond("Render", 200, 0),
			respond("ResponseWriter", 200, 0),
			sinks("Render.", "JSON XML", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Render.", "PlainText Binary", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			redirects("Context.", "Redirect"),
			sinks("Context.", "Redirect", Sink{Kind: Variadic, Effect: Writes, Param: 1, Codes: []int{302}}),
			verbs("Router.", "Get Patch Post Put Delete Options Head Connect Trace", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Route", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("Router.", "Routes", Register{Role: Route, From: MethodArg, MethodArg: 1, Path: Arg1, Handler: Arg3, Position: Last}),
			registers("Router.", "Group", Register{Role: Stateful, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Router.", "Combo", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			verbs("ComboRoute.", "Get Patch Post Put Delete Options Head Connect Trace", Register{Role: Route, Handler: Arg1, Position: Last}),
			getters("ResponseWriter.", "Status"),
		)},
	}
}
