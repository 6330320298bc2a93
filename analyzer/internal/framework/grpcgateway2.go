package framework

// grpcgateway2Modules is grpc-gateway/v2, read from v2.32.0.
func grpcgateway2Modules() []module {
	return []module{
		{framework: "grpc-gateway/v2", paths: []string{"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"}, entries: list(
			sinks("", "HTTPError DefaultHTTPErrorHandler", Sink{Kind: ErrorParam, Effect: Writes, Param: 5, Body: HasBody, Response: 3}),
			registers("ServeMux.", "HandlePath", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Callback: -1, Struct: -1}),
			registers("ServeMux.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: -1, Handler: 2, Callback: -1, Struct: -1}),
			fields(StatusField, "HTTPStatusError.HTTPStatus"),
		)},
	}
}
