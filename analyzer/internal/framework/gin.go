package framework

// ginModules is gin, read from v1.12.0.
func ginModules() []module {
	return []module{
		{framework: "gin", paths: []string{"github.com/gin-gonic/gin", "gopkg.in/gin-gonic/gin.v1"}, entries: list(
			respond("Context", 200, 0),
			respond("ResponseWriter", 200, 0),
			sinks("Context.", "Status", Sink{Kind: Param, Effect: Sets}),
			redirects("Context.", "Redirect"),
			sinks("Context.", "AbortWithStatus AbortWithError Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("Context.", "AbortWithStatusJSON AbortWithStatusPureJSON Render HTML IndentedJSON SecureJSON JSONP JSON AsciiJSON PureJSON XML YAML TOML ProtoBuf BSON DataFromReader Negotiate", Sink{Kind: Param, Effect: Writes, Body: HasBody}),
			sinks("Context.", "Negotiate", Sink{Kind: Implicit, Effect: Writes, Codes: []int{406}}),
			sinks("Context.", "String", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 1}),
			sinks("Context.", "Data", Sink{Kind: Param, Effect: Writes, Body: BodyFrom, BodyArg: 2}),
			// 413 too, for a body that http.MaxBytesReader cuts off (v1.12): left out, since few limit it.
			sinks("Context.", "Bind BindJSON BindXML BindQuery BindYAML BindTOML BindPlain BindHeader MustBindWith", Sink{Kind: Implicit, Effect: Writes, Codes: []int{400}, OnError: true}),
			sinks("Context.", "BindUri", Sink{Kind: Implicit, Effect: Writes, Codes: []int{400}, OnError: true}),
			sinks("Context.", "File FileFromFS FileAttachment", Sink{Kind: Implicit, Effect: Writes, Codes: []int{200, 206, 301, 304, 400, 403, 404, 412, 416, 500}}),
			bodies("Context.", "Stream"),
			leaves("Context.", "Error"),
			sinks("", "Recovery", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{500}}),
			sinks("", "BasicAuth BasicAuthForRealm", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{401}}),
			sinks("", "BasicAuthForProxy", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: []int{407}}),
			bodies("ResponseWriter.", "WriteHeaderNow"),
			verbs("RouterGroup.", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("RouterGroup.", "Handle Match", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("RouterGroup.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("RouterGroup.", "StaticFile StaticFileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: servedFiles}),
			registers("RouterGroup.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: servedFiles, Below: "/*filepath"}),
			verbs("IRoutes.", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("IRoutes.", "Handle Match", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3, Position: Last}),
			registers("IRoutes.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2, Position: Last}),
			registers("IRoutes.", "StaticFile StaticFileFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: servedFiles}),
			registers("IRoutes.", "Static StaticFS", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Serves: servedFiles, Below: "/*filepath"}),
			registers("RouterGroup.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("IRouter.", "Group", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("Engine.", "NoRoute NoMethod", Register{Role: Fallback, From: MethodAny, Handler: Arg1, Position: Last}),
			getters("ResponseWriter.", "Status"),
		)},
		{framework: "gin", paths: []string{"github.com/gin-gonic/gin/ginS"}, entries: list(
			verbs("", "GET POST PUT PATCH DELETE OPTIONS HEAD", Register{Role: Route, Path: Arg1, Handler: Arg2, Position: Last}),
		)},
		{framework: "gin", paths: []string{"github.com/gin-gonic/gin/render"}, entries: list(
			fields(StatusField, "Redirect.Code"),
		)},
	}
}
