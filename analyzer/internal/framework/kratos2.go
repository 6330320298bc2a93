package framework

// kratos2Modules is kratos/v2, read from v2.8.3.
func kratos2Modules() []module {
	return []module{
		{framework: "kratos/v2", paths: []string{"github.com/go-kratos/kratos/v2/transport/http"}, entries: list(
			respond("Context", 200, 500),
			sinks("Context.", "JSON XML Stream", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Context.", "String Result", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Context.", "Blob", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2}),
			sinks("", "DefaultRequestDecoder", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{400}}),
			redirects("", "NewRedirect"),
			sinks("", "NewRedirect", Sink{Kind: Param, Effect: ReturnsCarrier, Param: 1}),
			sinks("", "DefaultErrorEncoder", Sink{Kind: ErrorParam, Effect: Writes, Param: 2, Codes: []int{500}, Body: HasBody, Response: Arg1}),
			verbs("Router.", "GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: First}),
			registers("Router.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: First}),
			registers("Router.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Server.", "Route", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Server.", "Handle HandlePrefix HandleFunc", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: First}),
		)},
		{framework: "kratos/v2", paths: []string{"github.com/go-kratos/kratos/v2/errors"}, entries: list(
			getters("", "Code"),
			sinks("", "New Newf Errorf", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("", "BadRequest", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{400}}),
			sinks("", "Unauthorized", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{401}}),
			sinks("", "Forbidden", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{403}}),
			sinks("", "NotFound", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{404}}),
			sinks("", "Conflict", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{409}}),
			sinks("", "InternalServer", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{500}}),
			sinks("", "ServiceUnavailable", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{503}}),
			sinks("", "GatewayTimeout", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{504}}),
			sinks("", "ClientClosed", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{499}}),
		)},
	}
}
