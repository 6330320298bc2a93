package framework

// goa3Modules is goa/v3, read from v3.25.3.
func goa3Modules() []module {
	return []module{
		{framework: "goa/v3", paths: []string{"goa.design/goa/v3/http"}, entries: list(
			yields("Statuser", "StatusCode"),
			registers("Muxer.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
		)},
	}
}
