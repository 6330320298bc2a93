package framework

// fiberMiddlewares are the packages of middlewares that fiber v2 and v3 have in
// common, with what they answer by themselves unless they are configured otherwise,
// read from v2.52.15 and v3.1.0. What the functions of the others do to a response is
// to set headers.
func fiberMiddlewares(name, path string) []module {
	var out []module
	for _, m := range []struct {
		pkg   string
		codes []int
	}{
		{"basicauth", []int{401}},
		{"keyauth", []int{400, 401}},
		{"csrf", []int{403}},
		{"limiter", []int{429}},
		{"timeout", []int{408}},
		{"earlydata", []int{425}},
	} {
		out = append(out, module{framework: name, paths: []string{path + "/middleware/" + m.pkg}, entries: sinks("", "New", Sink{Kind: Implicit, Effect: ReturnsMiddleware, Codes: m.codes})})
	}
	for _, pkg := range []string{"session", "requestid"} {
		out = append(out, module{framework: name, paths: []string{path + "/middleware/" + pkg}, entries: each("", "New", Func{})})
	}
	return out
}
