package framework

// revelModules is revel, read from v1.1.0.
func revelModules() []module {
	return []module{
		{framework: "revel", paths: []string{"github.com/revel/revel"}, entries: list(
			respond("Controller", 200, 0),
			respond("Response", 200, 0),
			sinks("Response.", "SetStatus", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("ServerHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("GoHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("RevelHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("BufferedServerHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes, Response: -1}),
			sinks("Controller.", "Todo", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{501}, Response: -1}),
			sinks("Controller.", "NotFound", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{404}, Response: -1}),
			sinks("Controller.", "Forbidden", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{403}, Response: -1}),
			sinks("Controller.", "RenderError", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{500}, Response: -1}),
			sinks("Controller.", "Redirect", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{302}, Response: -1}),
			fields(StatusField, "Response.Status"),
		)},
	}
}
