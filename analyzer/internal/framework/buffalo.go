package framework

// buffaloModules is buffalo, read from v1.1.4.
func buffaloModules() []module {
	return []module{
		{framework: "buffalo", paths: []string{"github.com/gobuffalo/buffalo"}, entries: list(
			respond("Context", 200, 500),
			sinks("Context.", "Render", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			redirects("Context.", "Redirect"),
			redirects("DefaultContext.", "Redirect"),
			redirects("App.", "Redirect"),
			sinks("Context.", "Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("Context.", "Error", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("DefaultContext.", "Render", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("DefaultContext.", "Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("DefaultContext.", "Error", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes}),
			sinks("App.", "Redirect", Sink{Kind: Param, Effect: Writes}),
			verbs("App.", "GET POST PUT DELETE HEAD OPTIONS PATCH", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: First}),
			registers("App.", "ANY Mount", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
			registers("App.", "Resource", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Position: First, Actions: []Action{
				{Func: "List", Method: "GET"}, {Func: "Create", Method: "POST"}, {Func: "New", Method: "GET", Path: "/new"}, {Func: "Edit", Method: "GET", Path: "/{id}/edit"},
				{Func: "Show", Method: "GET", Path: "/{id}"}, {Func: "Update", Method: "PUT", Path: "/{id}"}, {Func: "Destroy", Method: "DELETE", Path: "/{id}"},
			}}),
			registers("App.", "ServeFiles", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("App.", "Redirect", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg2}),
			registers("App.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("App.", "VirtualHost", Register{Role: With, From: MethodAny}),
			fields(StatusField, "HTTPError.Status"),
		)},
		{framework: "buffalo", paths: []string{"github.com/gobuffalo/buffalo/render"}, entries: list(
			fields(StatusField, "ErrRedirect.Status"),
		)},
	}
}
