package framework

// gorestful3Modules is go-restful/v3, read from v3.14.0.
func gorestful3Modules() []module {
	return []module{
		{framework: "go-restful/v3", paths: []string{"github.com/emicklei/go-restful/v3", "github.com/emicklei/go-restful"}, entries: list(
			respond("Response", 200, 0),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes}),
			sinks("Response.", "WriteHeaderAndEntity WriteHeaderAndXml WriteHeaderAndJson", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Response.", "WriteError WriteServiceError WriteErrorString", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Request.", "ReadEntity", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			sinks("EntityReaderWriter.", "Write", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody}),
			sinks("Response.", "WriteEntity", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 406}, Body: HasBody}),
			sinks("Response.", "WriteAsXml WriteAsJson WriteJson", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody}),
			sinks("Response.", "InternalServerError", Sink{Kind: Fixed, Effect: Writes, Codes: []int{500}, Body: HasBody}),
			sinks("", "NewError NewErrorWithHeader", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("RouteBuilder.", "Returns ReturnsError ReturnsWithHeaders", Sink{Kind: Param, Effect: Declares}),
			each("RouteBuilder.", "DefaultReturns", Func{DeclaresAll: true}),
			each("RouteBuilder.", "Do", Func{Configures: true}),
			verbs("WebService.", "GET POST PUT PATCH DELETE HEAD OPTIONS", Register{Role: Step, Path: Arg1}),
			registers("WebService.", "Method", Register{Role: Step, From: MethodArg, MethodArg: 0}),
			registers("RouteBuilder.", "Method", Register{Role: Step, From: MethodArg, MethodArg: 0}),
			registers("RouteBuilder.", "Path", Register{Role: Step, From: MethodAny, Path: Arg1}),
			registers("RouteBuilder.", "To", Register{Role: Step, From: MethodChained, Handler: Arg1}),
			registers("WebService.", "Route", Register{Role: Commit, From: MethodChained}),
			registers("WebService.", "Path", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Container.", "Handle HandleWithFilter", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			getters("Response.", "StatusCode"),
			bodies("Response.", "Write"),
			fields(StatusField, "ServiceError.Code"),
		)},
	}
}
