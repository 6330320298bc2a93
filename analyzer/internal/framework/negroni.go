package framework

// negroniModules is negroni.
func negroniModules() []module {
	return []module{
		{framework: "negroni", paths: []string{"github.com/urfave/negroni"}, entries: list(
			getters("ResponseWriter.", "Status"),
		)},
	}
}
