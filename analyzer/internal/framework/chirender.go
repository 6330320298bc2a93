package framework

// chirenderModules is chi/render, read from v1.0.3.
func chirenderModules() []module {
	return []module{
		{framework: "chi/render", paths: []string{"github.com/go-chi/render"}, entries: list(
			sinks("", "Status", Sink{Kind: Param, Effect: Sets, Param: 1, Response: Arg1}),
			sinks("", "NoContent", Sink{Kind: Fixed, Effect: Writes, Codes: []int{204}, Response: Arg1}),
			sinks("", "JSON XML", Sink{Kind: Implicit, Effect: Writes, Codes: []int{500}, Response: Arg1}),
			sinks("", "Render", Sink{Kind: ErrorParam, Effect: Writes, Param: 2, Body: HasBody, OrBody: true, Response: Arg1}),
			bodies("", "PlainText Data HTML Render RenderList"),
			sinks("", "DefaultResponder", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 500, 504}, Response: Arg1}),
			bodies("", "JSON XML PlainText HTML Data"),
		)},
	}
}
