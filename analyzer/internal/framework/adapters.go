package framework

// adapterModules are the packages that make a handler of one framework of a
// handler of another, read from fiber v2.52.15 and v3.1.0, fasthttp v1.77.0,
// hertz v0.10.4 and iris v12.2.11. What answers is the handler that they are
// given; by what they are made of, they would seem to answer by themselves.
func adapterModules() []module {
	wrap := Register{Role: Wrap, From: MethodAny, Handler: Arg1}
	return []module{
		{framework: "fiber/v2", paths: []string{"github.com/gofiber/fiber/v2/middleware/adaptor"}, entries: list(
			registers("", "HTTPHandler HTTPHandlerFunc FiberHandler FiberHandlerFunc", wrap),
		)},
		{framework: "fiber/v3", paths: []string{"github.com/gofiber/fiber/v3/middleware/adaptor"}, entries: list(
			registers("", "HTTPHandler HTTPHandlerFunc HTTPHandlerWithContext FiberHandler FiberHandlerFunc", wrap),
		)},
		{framework: "fasthttp", paths: []string{"github.com/valyala/fasthttp/fasthttpadaptor"}, entries: list(
			registers("", "NewFastHTTPHandler NewFastHTTPHandlerFunc", wrap),
		)},
		{framework: "hertz", paths: []string{"github.com/cloudwego/hertz/pkg/common/adaptor"}, entries: list(
			registers("", "HertzHandler", wrap),
		)},
		{framework: "iris/v12", paths: []string{"github.com/kataras/iris/v12/core/handlerconv", "github.com/kataras/iris/v12"}, entries: list(
			registers("", "FromStd", wrap),
		)},
	}
}
