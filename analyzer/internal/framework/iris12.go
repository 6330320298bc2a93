package framework

// iris12Modules is iris/v12, read from v12.2.11.
func iris12Modules() []module {
	return []module{
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/context", "github.com/kataras/iris/context"}, entries: list(
			respond("Context", 200, 0),
			respond("ResponseWriter", 200, 0),
			sinks("Context.", "StatusCode StopWithStatus", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("Context.", "StopWithText StopWithError StopWithPlainError StopWithJSON StopWithProblem", Sink{Kind: Param, Effect: Sets, Body: HasBody, Response: -1}),
			sinks("Context.", "Render", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("Context.", "Redirect", Sink{Kind: Variadic, Effect: Writes, Param: 1, Codes: []int{302}, Response: -1}),
			sinks("Context.", "NotFound", Sink{Kind: Fixed, Effect: Sets, Codes: []int{404}, Body: HasBody, Response: -1}),
			sinks("Context.", "WriteNotModified", Sink{Kind: Fixed, Effect: Sets, Codes: []int{304}, Response: -1}),
			sinks("Problem.", "Status", Sink{Kind: Param, Effect: ReturnsCarrier, Response: -1}),
			sinks("Context.", "JSON", Sink{Kind: Implicit, Effect: Writes, Codes: []int{500}, Response: -1}),
			sinks("Context.", "Problem", Sink{Kind: ErrorParam, Effect: Sets, Body: HasBody, Response: -1, OrBody: true}),
			getters("Context.", "GetStatusCode"),
			getters("ResponseWriter.", "StatusCode"),
			bodies("Context.", "JSON XML HTML Text WriteString Write Writef Binary Markdown YAML Protobuf MsgPack View JSONP"),
		)},
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/core/router"}, entries: list(
			sinks("", "RedirectAbsolute", Sink{Kind: Param, Effect: Writes, Param: 3}),
			verbs("Party.", "Get Post Put Delete Connect Head Options Patch Trace", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Party.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Party.", "Handle HandleMany", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("Party.", "Party PartyConfigure", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Party.", "PartyFunc", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			verbs("APIBuilder.", "Get Post Put Delete Connect Head Options Patch Trace", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "Handle HandleMany", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "Party PartyConfigure", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "PartyFunc", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			verbs("APIContainer.", "Get Post Put Delete Connect Head Options Patch Trace", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("APIContainer.", "Any", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("APIContainer.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("APIContainer.", "Party", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("APIContainer.", "PartyFunc", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			registers("Party.", "None", Register{Role: With, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			registers("Party.", "OnErrorCode", Register{Role: Fallback, From: MethodAny, Path: -1, Handler: 1, Callback: -1, Struct: -1}),
			registers("Party.", "HandleDir", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Party.", "Subdomain", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("Party.", "HandleFunc", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "None", Register{Role: With, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "OnErrorCode", Register{Role: Fallback, From: MethodAny, Path: -1, Handler: 1, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "HandleDir", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "Subdomain", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("APIBuilder.", "HandleFunc", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Callback: -1, Struct: -1}),
		)},
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/x/errors"}, entries: list(
			sinks("", "Register", Sink{Kind: Param, Effect: ReturnsCarrier, Param: 1}),
			sinks("", "RegisterErrorCode", Sink{Kind: Param, Effect: Declares, Param: 1}),
			bodies("", "Handle"),
			sinks("", "HandleCreate", Sink{Kind: Implicit, Effect: Sets, Codes: []int{201}}),
			sinks("", "HandleUpdate HandleDeleteNoContent", Sink{Kind: Implicit, Effect: Sets, Codes: []int{204, 304}}),
		)},
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/mvc"}, entries: list(
			registers("ControllerActivator.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: -1, Callback: -1, Struct: -1}),
		)},
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/hero"}, entries: list(
			fields(StatusField, "Response.Code View.Code"),
		)},
	}
}
