package framework

// gorillamuxModules is gorilla/mux, read from v1.8.1.
func gorillamuxModules() []module {
	return []module{
		{framework: "gorilla/mux", paths: []string{"github.com/gorilla/mux"}, entries: list(
			registers("Router.", "Handle HandleFunc", Register{Role: Route, From: MethodChained, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Path", Register{Role: Step, From: MethodChained, Path: Arg1}),
			registers("Router.", "Methods", Register{Role: Step, From: MethodArg, MethodArg: 0}),
			registers("Router.", "PathPrefix", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Router.", "Name", Register{Role: Name, From: MethodChained, Path: Arg1}),
			registers("Router.", "Get GetRoute", Register{Role: Named, From: MethodChained, Path: Arg1}),
			registers("Router.", "Host Headers Queries Schemes MatcherFunc NewRoute", Register{Role: With, From: MethodAny}),
			registers("Route.", "Methods", Register{Role: Step, From: MethodArg, MethodArg: 0}),
			registers("Route.", "Path", Register{Role: Step, From: MethodChained, Path: Arg1}),
			registers("Route.", "Handler HandlerFunc", Register{Role: Step, From: MethodChained, Handler: Arg1}),
			registers("Route.", "PathPrefix", Register{Role: Step, From: MethodAny, Path: Arg1}),
			registers("Route.", "Name", Register{Role: Name, From: MethodChained, Path: Arg1}),
			registers("Route.", "Subrouter", Register{Role: With, From: MethodAny}),
		)},
	}
}
