package framework

// gozeroModules is go-zero, read from v1.10.3.
func gozeroModules() []module {
	return []module{
		{framework: "go-zero", paths: []string{"github.com/zeromicro/go-zero/rest/httpx"}, entries: list(
			sinks("", "WriteJson", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody, Response: Arg1}),
			sinks("", "WriteJsonCtx", Sink{Kind: Param, Effect: Writes, Param: 2, Body: HasBody, Response: Arg2}),
			sinks("", "Ok", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Response: Arg1}),
			sinks("", "OkJson", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody, Response: Arg1}),
			sinks("", "OkJsonCtx", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody, Response: Arg2}),
			sinks("", "Error", Sink{Kind: ErrorParam, Effect: Writes, Param: 1, Codes: []int{400}, Body: HasBody, Response: Arg1}),
			sinks("", "ErrorCtx", Sink{Kind: ErrorParam, Effect: Writes, Param: 2, Codes: []int{400}, Body: HasBody, Response: Arg2}),
			sinks("", "Parse ParseForm ParseHeaders ParseJsonBody ParsePath", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			registers("Router.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
		)},
		{framework: "go-zero", paths: []string{"github.com/zeromicro/go-zero/rest"}, entries: list(
			registers("Server.", "AddRoute AddRoutes", Register{Role: Route, From: MethodField, Struct: Arg1, Fields: Fields{Method: "Method", Path: "Path", Handler: "Handler"}}),
			registers("", "WithPrefix", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("", "WithMiddlewares WithMiddleware", Register{Role: With, From: MethodAny, Handler: Arg2}),
		)},
	}
}
