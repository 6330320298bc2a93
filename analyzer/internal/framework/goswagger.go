package framework

// goswaggerModules is go-swagger, read from v0.36.7 + v0.33.4.
func goswaggerModules() []module {
	return []module{
		{framework: "go-swagger", paths: []string{"github.com/go-openapi/runtime/middleware"}, entries: list(
			sinks("", "Error", Sink{Kind: Param, Effect: ReturnsCarrier}),
			sinks("", "NotImplemented", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{501}}),
		)},
	}
}
