package framework

// revelModules is revel, read from v1.1.0.
func revelModules() []module {
	return []module{
		{framework: "revel", paths: []string{"github.com/revel/revel"}, entries: list(
			respond("Controller", 200, 0),
			respond("Response", 200, 0),
			sinks("Response.", "SetStatus", Sink{Kind: Param, Effect: Sets}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes}),
			sinks("ServerHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes}),
			sinks("GoHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes}),
			sinks("RevelHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes}),
			sinks("BufferedServerHeader.", "SetStatus", Sink{Kind: Param, Effect: Writes}),
			sinks("Controller.", "Todo", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{501}}),
			sinks("Controller.", "NotFound", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{404}}),
			sinks("Controller.", "Forbidden", Sink{Kind: Fixed, Effect: ReturnsCarrier, Codes: []int{403}}),
			sinks("Controller.", "RenderError", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{500}}),
			redirects("Controller.", "Redirect"),
			sinks("Controller.", "Redirect", Sink{Kind: Implicit, Effect: ReturnsCarrier, Codes: []int{302}}),
			fields(StatusField, "Response.Status"),
		)},
	}
}
