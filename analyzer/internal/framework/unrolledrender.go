package framework

// unrolledrenderModules is unrolled/render, read from v1.6.1.
func unrolledrenderModules() []module {
	return []module{
		{framework: "unrolled/render", paths: []string{"github.com/unrolled/render", "gopkg.in/unrolled/render.v1"}, entries: list(
			sinks("Render.", "Data HTML JSON JSONP Text XML", Sink{Kind: Param, Effect: Writes, Param: 1, Body: HasBody}),
			fields(StatusField, "Head.Status"),
		)},
	}
}
