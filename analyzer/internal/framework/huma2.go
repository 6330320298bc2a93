package framework

// humaOutput is the success of a huma operation (huma v2, huma.go, Register),
// and 422 what its validation answers (the same place).
var humaOutput = &Output{
	Chosen: "Status", Body: "Body", WithBody: 200, ByMethod: map[string]int{"HEAD": 200}, Otherwise: 204, Pointer: true,
}

// huma2Modules is huma/v2, read from v2.37.2.
func huma2Modules() []module {
	return []module{
		{framework: "huma/v2", paths: []string{"github.com/danielgtaylor/huma/v2"}, entries: list(
			respond("Context", 200, 0),
			yields("StatusError", "GetStatus"),
			sinks("Context.", "SetStatus", Sink{Kind: Param, Effect: Writes}),
			sinks("", "WriteErr", Sink{Kind: Param, Effect: Writes, Param: 2, Body: HasBody, Response: Arg2}),
			sinks("", "NewError", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("", "NewErrorWithContext", Sink{Kind: Param, Effect: ReturnsCarrier, Param: 1}),
			sinks("", "Status304NotModified", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{304}}),
			sinks("", "Error400BadRequest", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{400}}),
			sinks("", "Error401Unauthorized", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{401}}),
			sinks("", "Error402PaymentRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{402}}),
			sinks("", "Error403Forbidden", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{403}}),
			sinks("", "Error404NotFound", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{404}}),
			sinks("", "Error405MethodNotAllowed", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{405}}),
			sinks("", "Error406NotAcceptable", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{406}}),
			sinks("", "Error407ProxyAuthRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{407}}),
			sinks("", "Error408RequestTimeout", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{408}}),
			sinks("", "Error409Conflict", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{409}}),
			sinks("", "Error410Gone", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{410}}),
			sinks("", "Error411LengthRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{411}}),
			sinks("", "Error412PreconditionFailed", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{412}}),
			sinks("", "Error413RequestEntityTooLarge", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{413}}),
			sinks("", "Error414RequestURITooLong", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{414}}),
			sinks("", "Error415UnsupportedMediaType", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{415}}),
			sinks("", "Error416RequestedRangeNotSatisfiable", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{416}}),
			sinks("", "Error417ExpectationFailed", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{417}}),
			sinks("", "Error418Teapot", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{418}}),
			sinks("", "Error421MisdirectedRequest", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{421}}),
			sinks("", "Error422UnprocessableEntity", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{422}}),
			sinks("", "Error423Locked", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{423}}),
			sinks("", "Error424FailedDependency", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{424}}),
			sinks("", "Error425TooEarly", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{425}}),
			sinks("", "Error426UpgradeRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{426}}),
			sinks("", "Error428PreconditionRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{428}}),
			sinks("", "Error429TooManyRequests", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{429}}),
			sinks("", "Error431RequestHeaderFieldsTooLarge", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{431}}),
			sinks("", "Error451UnavailableForLegalReasons", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{451}}),
			sinks("", "Error500InternalServerError", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{500}}),
			sinks("", "Error501NotImplemented", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{501}}),
			sinks("", "Error502BadGateway", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{502}}),
			sinks("", "Error503ServiceUnavailable", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{503}}),
			sinks("", "Error504GatewayTimeout", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{504}}),
			sinks("", "Error505HTTPVersionNotSupported", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{505}}),
			sinks("", "Error506VariantAlsoNegotiates", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{506}}),
			sinks("", "Error507InsufficientStorage", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{507}}),
			sinks("", "Error508LoopDetected", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{508}}),
			sinks("", "Error510NotExtended", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{510}}),
			sinks("", "Error511NetworkAuthenticationRequired", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{511}}),
			each("", "Get Post Head Put Patch Delete", Func{Configures: true}),
			verbs("", "Get Post Head Put Patch Delete", Register{Role: Route, Path: Arg2, Handler: Arg3}),
			registers("", "Register", Register{Role: Route, From: MethodField, Handler: Arg3, Struct: Arg2, Fields: Fields{Method: "Method", Path: "Path"}}),
			registers("", "NewGroup", Register{Role: Prefix, From: MethodAny, Path: Arg2}),
			registers("", "AutoRegister", Register{Role: Route, From: MethodByName}),
			fields(StatusField, "ErrorModel.Status"),
			fields(DefaultField, "Operation.DefaultStatus"),
			fields(DeclareField, "Operation.Errors Operation.Responses"),
		)},
		humaAdapter("humachi"),
		humaAdapter("humamux"),
		humaAdapter("humahttprouter"),
		humaAdapter("humago", registers("", "NewWithPrefix", Register{Role: Prefix, From: MethodAny, Path: Arg2})...),
		humaAdapter("humaecho", humaGroup()...),
		humaAdapter("humagin", humaGroup()...),
		humaAdapter("humafiber", humaGroup()...),
	}
}

// humaAdapter is an adapter of huma's: the API registers on the router that New
// is given.
func humaAdapter(name string, entries ...entry) module {
	return module{framework: "huma/v2", paths: []string{"github.com/danielgtaylor/huma/v2/adapters/" + name}, entries: list(
		registers("", "New", Register{Role: With, From: MethodAny}),
		entries,
	)}
}

func humaGroup() []entry {
	return registers("", "NewWithGroup", Register{Role: With, From: MethodAny, Base: 1})
}
