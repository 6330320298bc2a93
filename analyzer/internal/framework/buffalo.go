package framework

// buffaloModules is buffalo, read from v1.1.4.
func buffaloModules() []module {
	return []module{
		{framework: "buffalo", paths: []string{"github.com/gobuffalo/buffalo"}, entries: list(
			respond("Context", 200, 500),
			sinks("Context.", "Render", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("Context.", "Redirect", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("Context.", "Error", Sink{Kind: Param, Effect: ReturnsCarrier, Response: -1}),
			sinks("DefaultContext.", "Render", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("DefaultContext.", "Redirect", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("DefaultContext.", "Error", Sink{Kind: Param, Effect: ReturnsCarrier, Response: -1}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("App.", "Redirect", Sink{Kind: Param, Effect: Writes, Response: -1}),
			verbs("App.", "GET POST PUT DELETE HEAD OPTIONS PATCH", Register{Role: Route, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("App.", "ANY Mount", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1}),
			registers("App.", "Resource", Register{Role: Route, From: MethodByName, Path: 0, Handler: 1, Position: First, Callback: -1, Struct: -1, Actions: []Action{
				{Func: "List", Method: "GET"}, {Func: "Create", Method: "POST"}, {Func: "New", Method: "GET", Path: "/new"}, {Func: "Edit", Method: "GET", Path: "/{id}/edit"},
				{Func: "Show", Method: "GET", Path: "/{id}"}, {Func: "Update", Method: "PUT", Path: "/{id}"}, {Func: "Destroy", Method: "DELETE", Path: "/{id}"},
			}}),
			registers("App.", "ServeFiles", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("App.", "Redirect", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 1, Handler: -1, Callback: -1, Struct: -1}),
			registers("App.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("App.", "VirtualHost", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			fields(StatusField, "HTTPError.Status"),
		)},
		{framework: "buffalo", paths: []string{"github.com/gobuffalo/buffalo/render"}, entries: list(
			fields(StatusField, "ErrRedirect.Status"),
		)},
	}
}
