package framework

// gorillahandlersModules is gorilla/handlers, read from v1.5.2.
func gorillahandlersModules() []module {
	return []module{
		{framework: "gorilla/handlers", paths: []string{"github.com/gorilla/handlers"}, entries: list(
			sinks("MethodHandler.", "ServeHTTP", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 405}}),
			sinks("", "CanonicalHost", Sink{Kind: Param, Effect: ReturnsMiddleware, Param: 1}),
			sinks("", "OptionStatusCode", Sink{Kind: Param, Effect: Declares}),
			sinks("", "CORS", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{200, 400, 403, 405}}),
			sinks("", "RecoveryHandler", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{500}}),
			sinks("", "ContentTypeHandler", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{415}}),
		)},
	}
}
