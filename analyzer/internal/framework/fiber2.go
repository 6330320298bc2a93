package framework

// fiber2Modules is fiber/v2, read from v2.52.15.
func fiber2Modules() []module {
	return []module{
		{framework: "fiber/v2", paths: []string{"github.com/gofiber/fiber/v2", "github.com/gofiber/fiber"}, entries: list(
			respond("Ctx", 200, 500),
			sinks("Ctx.", "Status SendStatus", Sink{Kind: Param, Effect: Sets}),
			sinks("Ctx.", "Redirect RedirectBack", Sink{Kind: Variadic, Effect: Sets, Param: 1, Codes: []int{302}}),
			sinks("Ctx.", "RedirectToRoute", Sink{Kind: Variadic, Effect: Sets, Param: 2, Codes: []int{302}}),
			sinks("Ctx.", "Format", Sink{Kind: Implicit, Effect: Sets, Codes: []int{406}}),
			sinks("", "NewError", Sink{Kind: Param, Effect: ReturnsCarrier}),
			verbs("App.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("App.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("App.", "All", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("App.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("App.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("App.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("App.", "Mount", Register{Role: Mount, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("App.", "Use", Register{Role: With, From: MethodAny}),
			verbs("Group.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Group.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("Group.", "All", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Group.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("Group.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Group.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Group.", "Mount", Register{Role: Mount, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("Group.", "Use", Register{Role: With, From: MethodAny}),
			verbs("Router.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("Router.", "All", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("Router.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
			registers("Router.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Router.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: Arg1, Callback: Arg2}),
			registers("Router.", "Mount", Register{Role: Mount, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Use", Register{Role: With, From: MethodAny}),
			bodies("Ctx.", "JSON JSONP XML Send SendString SendStream SendFile Render Write Writef WriteString Download Format"),
			fields(StatusField, "Error.Code"),
			fields(ErrorsField, "Config.ErrorHandler"),
			statusSentinels(),
			sentinel("ErrRequestEntityTooLarge", 413),
		)},
	}
}
