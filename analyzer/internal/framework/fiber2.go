package framework

// fiber2Modules is fiber/v2, read from v2.52.15.
func fiber2Modules() []module {
	return []module{
		{framework: "fiber/v2", paths: []string{"github.com/gofiber/fiber/v2", "github.com/gofiber/fiber"}, entries: list(
			respond("Ctx", 200, 500),
			sinks("Ctx.", "Status SendStatus", Sink{Kind: Param, Effect: Sets, Response: -1}),
			sinks("Ctx.", "Redirect RedirectBack", Sink{Kind: Variadic, Effect: Sets, Param: 1, Codes: []int{302}, Response: -1}),
			sinks("Ctx.", "RedirectToRoute", Sink{Kind: Variadic, Effect: Sets, Param: 2, Codes: []int{302}, Response: -1}),
			sinks("Ctx.", "Format", Sink{Kind: Implicit, Effect: Sets, Codes: []int{406}, Response: -1}),
			sinks("", "NewError", Sink{Kind: Param, Effect: ReturnsCarrier}),
			verbs("App.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("App.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("App.", "All", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("App.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("App.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("App.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			registers("App.", "Mount", Register{Role: Mount, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			registers("App.", "Use", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			verbs("Group.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Group.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("Group.", "All", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Group.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Group.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Group.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			registers("Group.", "Mount", Register{Role: Mount, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			registers("Group.", "Use", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			verbs("Router.", "Get Head Post Put Delete Connect Options Trace Patch", Register{Role: Route, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Add", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: 1, Handler: 2, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "All", Register{Role: Route, From: MethodAny, Path: 0, Handler: 1, Position: Last, Callback: -1, Struct: -1}),
			registers("Router.", "Static", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Router.", "Group", Register{Role: Prefix, From: MethodAny, Path: 0, Handler: -1, Callback: -1, Struct: -1}),
			registers("Router.", "Route", Register{Role: PrefixFunc, From: MethodAny, Path: 0, Handler: -1, Callback: 1, Struct: -1}),
			registers("Router.", "Mount", Register{Role: Mount, From: MethodAny, Path: 0, Handler: 1, Callback: -1, Struct: -1}),
			registers("Router.", "Use", Register{Role: With, From: MethodAny, Path: -1, Handler: -1, Callback: -1, Struct: -1}),
			bodies("Ctx.", "JSON JSONP XML Send SendString SendStream SendFile Render Write Writef WriteString Download Format"),
			fields(StatusField, "Error.Code"),
			fields(ErrorsField, "Config.ErrorHandler"),
			statusSentinels(),
			sentinel("ErrRequestEntityTooLarge", 413),
		)},
	}
}
