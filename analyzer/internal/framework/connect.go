package framework

// connectModules is connect, read from v1.21.1.
func connectModules() []module {
	return []module{
		{framework: "connect", paths: []string{"connectrpc.com/connect"}, entries: list(
			sinks("", "NewNotModifiedError", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{304}}),
			sinks("ErrorWriter.", "Write", Sink{Kind: ErrorParam, Effect: Writes, Param: 2, Body: HasBody, Response: Arg1}),
			registers("", "NewUnaryHandler NewUnaryHandlerSimple NewClientStreamHandler NewClientStreamHandlerSimple NewServerStreamHandler NewServerStreamHandlerSimple NewBidiStreamHandler", Register{Role: Route, From: MethodFixed, Methods: []string{"POST"}, Path: Arg1, Handler: Arg2}),
		)},
	}
}
