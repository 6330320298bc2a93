package framework

// gozeroModules is go-zero, read from v1.10.3.
func gozeroModules() []module {
	return []module{
		{framework: "go-zero", paths: []string{"github.com/zeromicro/go-zero/rest/httpx"}, entries: list(
			sinks("", "WriteJson", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody}),
			sinks("", "WriteJsonCtx", Sink{Kind: Param, Effect: Writes, Param: 2, Body: HasBody, Response: 1}),
			sinks("", "Ok", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}}),
			sinks("", "OkJson", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody}),
			sinks("", "OkJsonCtx", Sink{Kind: Fixed, Effect: Writes, Codes: []int{200}, Body: HasBody, Response: 1}),
			sinks("", "Error", Sink{Kind: ErrorParam, Effect: Writes, Param: 1, Codes: []int{400}, Body: HasBody}),
			sinks("", "ErrorCtx", Sink{Kind: ErrorParam, Effect: Writes, Param: 2, Codes: []int{400}, Body: HasBody, Response: 1}),
			sinks("", "Parse ParseForm ParseHeaders ParseJsonBody ParsePath", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			registers("Router.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Callback: -1, Struct: -1}),
		)},
		{framework: "go-zero", paths: []string{"github.com/zeromicro/go-zero/rest"}, entries: list(
			registers("Server.", "AddRoute AddRoutes", Register{Role: Route, From: MethodField, Path: -1, Handler: -1, Callback: -1, Struct: 0, Fields: Fields{Method: "Method", Path: "Path", Handler: "Handler"}}),
			registers("", "WithPrefix", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("", "WithMiddlewares WithMiddleware", Register{Role: With, From: MethodAny, Path: -1, Handler: 1, Callback: -1, Struct: -1}),
		)},
	}
}
