package framework

// httprouterModules is httprouter, read from v1.3.0.
func httprouterModules() []module {
	return []module{
		{framework: "httprouter", paths: []string{"github.com/julienschmidt/httprouter"}, entries: list(
			verbs("Router.", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			registers("Router.", "Handle Handler HandlerFunc", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("Router.", "ServeFiles", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
		)},
	}
}
