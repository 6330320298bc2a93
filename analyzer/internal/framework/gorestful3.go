package framework

// gorestful3Modules is go-restful/v3, read from v3.14.0.
func gorestful3Modules() []module {
	return []module{
		{framework: "go-restful/v3", paths: []string{"github.com/emicklei/go-restful/v3", "github.com/emicklei/go-restful"}, entries: list(
			respond("Response", 200, 0),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("Response.", "WriteHeaderAndEntity WriteHeaderAndXml WriteHeaderAndJson", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1, Response: -1}),
			sinks("Response.", "WriteError WriteServiceError WriteErrorString", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: -1}),
			sinks("Request.", "ReadEntity", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}, Response: -1}),
			sinks("EntityReaderWriter.", "Write", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody, Response: -1}),
			sinks("Response.", "WriteEntity", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 406}, Body: HasBody, Response: -1}),
			sinks("Response.", "WriteAsXml WriteAsJson WriteJson", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody, Response: -1}),
			sinks("Response.", "InternalServerError", Sink{Kind: Fixed, Effect: Writes, Codes: []int{500}, Body: HasBody, Response: -1}),
			sinks("", "NewError NewErrorWithHeader", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("RouteBuilder.", "Returns ReturnsError ReturnsWithHeaders", Sink{Kind: Param, Effect: Declares, Response: -1}),
			each("RouteBuilder.", "DefaultReturns", Func{DeclaresAll: true}),
			each("RouteBuilder.", "Do", Func{Configures: true}),
			verbs("WebService.", "GET POST PUT PATCH DELETE HEAD OPTIONS", Register{Role: Step, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("WebService.", "Method", Register{Role: Step, From: MethodArg, MethodArg: 0, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("RouteBuilder.", "Method", Register{Role: Step, From: MethodArg, MethodArg: 0, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("RouteBuilder.", "Path", Register{Role: Step, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("RouteBuilder.", "To", Register{Role: Step, From: MethodChained, Path: -1, Handler: 0, Callback: -1, Struct: -1}),
			registers("WebService.", "Route", Register{Role: Commit, From: MethodChained, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			registers("WebService.", "Path", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Container.", "Handle HandleWithFilter", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			getters("Response.", "StatusCode"),
			bodies("Response.", "Write"),
			fields(StatusField, "ServiceError.Code"),
		)},
	}
}
