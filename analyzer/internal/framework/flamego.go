package framework

// flamegoModules is flamego, read from v1.13.0.
func flamegoModules() []module {
	return []module{
		{framework: "flamego", paths: []string{"github.com/flamego/flamego"}, entries: list(
			respond("Context", 200, 0),
			respond("Render", 200, 0),
			respond("ResponseWriter", 200, 0),
			sinks("Render.", "JSON XML", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("Render.", "PlainText Binary", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("Context.", "Redirect", Sink{Kind: Variadic, Effect: Writes, Param: 1, Codes: []int{302}, Response: -1}),
			verbs("Router.", "Get Patch Post Put Delete Options Head Connect Trace", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Route", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Routes", Register{Role: Route, From: MethodArg, MethodArg: 1, Path: 0, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Group", Register{Role: Stateful, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			registers("Router.", "Combo", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			verbs("ComboRoute.", "Get Patch Post Put Delete Options Head Connect Trace", Register{Role: Route, Path: -1, Handler: 0, Position: Last, Callback: -1, Struct: -1}),
			getters("ResponseWriter.", "Status"),
		)},
	}
}
