package framework

// ogenModules is ogen, read from v1.24.0+.
func ogenModules() []module {
	return []module{
		{framework: "ogen", paths: []string{"github.com/ogen-go/ogen/ogenerrors"}, entries: list(
			sinks("", "DefaultErrorHandler", Sink{Kind: ErrorParam, Effect: Writes, Param: 3, Codes: []int{400, 401, 415, 500, 501}, Body: HasBody, Response: Arg2}),
		)},
	}
}
