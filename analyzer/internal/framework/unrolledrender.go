package framework

// unrolledrenderModules is unrolled/render, read from v1.6.1.
func unrolledrenderModules() []module {
	return []module{
		{framework: "unrolled/render", paths: []string{"github.com/unrolled/render", "gopkg.in/unrolled/render.v1"}, entries: list(
			sinks("Render.", "HTML JSON JSONP XML", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody, Response: Arg1}),
			sinks("Render.", "Data Text", Sink{Kind: Param, Effect: Writes, Param: 1, Body: BodyFrom, BodyArg: 2, Response: Arg1}),
			fields(StatusField, "Head.Status"),
		)},
	}
}
