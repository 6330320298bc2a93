package framework

// restyModules is resty.
func restyModules() []module {
	return []module{
		{framework: "resty", paths: []string{"github.com/go-resty/resty/v2"}, entries: list(
			getters("Response.", "StatusCode"),
		)},
		{framework: "resty", paths: []string{"resty.dev/v3"}, entries: list(
			getters("Response.", "StatusCode"),
		)},
	}
}
