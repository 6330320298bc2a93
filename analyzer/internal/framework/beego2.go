package framework

// beegoActions are the methods of a controller that answer where a registration
// names none.
func beegoActions() []Action {
	return []Action{
		{Func: "Get", Method: "GET"}, {Func: "Post", Method: "POST"}, {Func: "Delete", Method: "DELETE"}, {Func: "Put", Method: "PUT"},
		{Func: "Head", Method: "HEAD"}, {Func: "Patch", Method: "PATCH"}, {Func: "Options", Method: "OPTIONS"}, {Func: "Trace", Method: "TRACE"},
	}
}

// beego2Modules is beego/v2, read from v2.3.10.
func beego2Modules() []module {
	return []module{
		{framework: "beego/v2", paths: []string{"github.com/beego/beego/v2/server/web/context", "github.com/astaxie/beego/context"}, entries: list(
			respond("Context", 200, 0),
			respond("Response", 200, 0),
			respond("BeegoOutput", 200, 0),
			sinks("BeegoOutput.", "SetStatus", Sink{Kind: Param, Effect: Sets}),
			sinks("Context.", "Abort", Sink{Kind: Param, Effect: Panics}),
			sinks("Context.", "Redirect", Sink{Kind: Param, Effect: Writes}),
			sinks("Response.", "WriteHeader", Sink{Kind: Param, Effect: Writes}),
			bodies("BeegoOutput.", "JSON XML YAML JSONP Body Proto"),
			bodies("Context.", "WriteString"),
			tests("BeegoInput.", "Get Post Put Delete Head Options Patch"),
			fields(StatusField, "BeegoOutput.Status"),
		)},
		{framework: "beego/v2", paths: []string{"github.com/beego/beego/v2/server/web", "github.com/astaxie/beego", "github.com/beego/beego"}, entries: list(
			respond("Controller", 200, 0),
			sinks("Controller.", "Abort", Sink{Kind: ParamString, Effect: Panics}),
			sinks("Controller.", "CustomAbort", Sink{Kind: Param, Effect: Panics, Body: HasBody}),
			sinks("Controller.", "Redirect", Sink{Kind: Param, Effect: Writes, Param: 1}),
			sinks("", "Exception", Sink{Kind: Param, Effect: Writes, Body: HasBody, Response: Arg2}),
			sinks("Controller.", "Get Post Put Delete Head Patch Options", Sink{Kind: Implicit, Effect: Writes, Codes: []int{405}}),
			sinks("Controller.", "CheckXSRFCookie", Sink{Kind: Implicit, Effect: Panics, Codes: []int{417, 422}}),
			sinks("Controller.", "ServeJSON ServeJSONP ServeXML ServeYAML ServeFormatted JSONResp Resp XMLResp YamlResp", Sink{Kind: Implicit, Effect: Writes, Codes: []int{500}}),
			verbs("", "Get Post Delete Put Head Options Patch", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			verbs("HttpServer.", "Get Post Delete Put Head Options Patch", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			verbs("Namespace.", "Get Post Delete Put Head Options Patch", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			verbs("ControllerRegister.", "Get Post Delete Put Head Options Patch", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			registers("", "NSGet CtrlGet NSCtrlGet", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlGet", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlGet", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSPost CtrlPost NSCtrlPost", Register{Role: Route, From: MethodFixed, Methods: []string{"POST"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlPost", Register{Role: Route, From: MethodFixed, Methods: []string{"POST"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlPost", Register{Role: Route, From: MethodFixed, Methods: []string{"POST"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSDelete CtrlDelete NSCtrlDelete", Register{Role: Route, From: MethodFixed, Methods: []string{"DELETE"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlDelete", Register{Role: Route, From: MethodFixed, Methods: []string{"DELETE"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlDelete", Register{Role: Route, From: MethodFixed, Methods: []string{"DELETE"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSPut CtrlPut NSCtrlPut", Register{Role: Route, From: MethodFixed, Methods: []string{"PUT"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlPut", Register{Role: Route, From: MethodFixed, Methods: []string{"PUT"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlPut", Register{Role: Route, From: MethodFixed, Methods: []string{"PUT"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSHead CtrlHead NSCtrlHead", Register{Role: Route, From: MethodFixed, Methods: []string{"HEAD"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlHead", Register{Role: Route, From: MethodFixed, Methods: []string{"HEAD"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlHead", Register{Role: Route, From: MethodFixed, Methods: []string{"HEAD"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSOptions CtrlOptions NSCtrlOptions", Register{Role: Route, From: MethodFixed, Methods: []string{"OPTIONS"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlOptions", Register{Role: Route, From: MethodFixed, Methods: []string{"OPTIONS"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlOptions", Register{Role: Route, From: MethodFixed, Methods: []string{"OPTIONS"}, Path: Arg1, Handler: Arg2}),
			registers("", "NSPatch CtrlPatch NSCtrlPatch", Register{Role: Route, From: MethodFixed, Methods: []string{"PATCH"}, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "CtrlPatch", Register{Role: Route, From: MethodFixed, Methods: []string{"PATCH"}, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "CtrlPatch", Register{Role: Route, From: MethodFixed, Methods: []string{"PATCH"}, Path: Arg1, Handler: Arg2}),
			registers("", "Any NSAny CtrlAny NSCtrlAny Handler NSHandler", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("HttpServer.", "Any CtrlAny Handler", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("Namespace.", "Any CtrlAny Handler", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("ControllerRegister.", "Any", Register{Role: Route, From: MethodAny, Path: Arg1, Handler: Arg2}),
			registers("", "Router RESTRouter NSRouter RouterWithOpts", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Actions: beegoActions(), Mapping: 2}),
			registers("", "AutoPrefix NSAutoPrefix", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Auto: true}),
			registers("", "AutoRouter NSAutoRouter", Register{Role: Route, From: MethodByName, Handler: Arg1, Auto: true}),
			registers("", "WithRouterMethods", Register{Role: With, From: MethodAny, Mapping: 1}),
			registers("HttpServer.", "Router RESTRouter RouterWithOpts", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Actions: beegoActions(), Mapping: 2}),
			registers("HttpServer.", "AutoPrefix", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Auto: true}),
			registers("HttpServer.", "AutoRouter", Register{Role: Route, From: MethodByName, Handler: Arg1, Auto: true}),
			registers("Namespace.", "Router", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Actions: beegoActions(), Mapping: 2}),
			registers("Namespace.", "AutoPrefix", Register{Role: Route, From: MethodByName, Path: Arg1, Handler: Arg2, Auto: true}),
			registers("Namespace.", "AutoRouter", Register{Role: Route, From: MethodByName, Handler: Arg1, Auto: true}),
			registers("ControllerRegister.", "AddMethod", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("", "ErrorHandler", Register{Role: Fallback, From: MethodAny, Handler: Arg2}),
			registers("", "NewNamespace NSNamespace", Register{Role: Prefix, From: MethodAny, Path: Arg1}),
			registers("", "AddNamespace", Register{Role: With, From: MethodAny}),
			registers("Namespace.", "Namespace", Register{Role: With, From: MethodAny}),
			bodies("Controller.", "ServeJSON ServeXML ServeYAML ServeJSONP ServeFormatted"),
		)},
	}
}
