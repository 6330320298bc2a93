package framework

// gofrOutput is the success of a gofr handler, which the method of its route
// decides (gofr.dev/pkg/gofr/http, Responder).
var gofrOutput = &Output{ByMethod: map[string]int{"POST": 201, "DELETE": 204}, Otherwise: 200}

// gofrModules is gofr, read from v1.56.6+.
func gofrModules() []module {
	return []module{
		{framework: "gofr", paths: []string{"gofr.dev/pkg/gofr"}, entries: list(
			verbs("App.", "GET PUT POST DELETE PATCH", Register{Role: Route, Path: Arg1, Handler: Arg2}),
			registers("App.", "AddRESTHandlers", Register{Role: Route, From: MethodByName, Handler: Arg1}),
			registers("App.", "AddStaticFiles", Register{Role: Route, From: MethodFixed, Methods: []string{"GET"}, Path: Arg1}),
		)},
		{framework: "gofr", paths: []string{"gofr.dev/pkg/gofr/http"}, entries: list(
			carries("ErrorEntityNotFound", 404),
			carries("ErrorEntityAlreadyExist", 409),
			carries("ErrorInvalidParam", 400),
			carries("ErrorMissingParam", 400),
			carries("ErrorInvalidRoute", 404),
			carries("ErrorRequestTimeout", 408),
			carries("ErrorClientClosedRequest", 499),
			carries("ErrorServiceUnavailable", 503),
			carries("ErrorPanicRecovery", 500),
			carries("ErrorTooManyRequests", 429),
			yields("StatusCodeResponder", "StatusCode"),
		)},
	}
}
