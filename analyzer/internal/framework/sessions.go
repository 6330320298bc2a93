package framework

// sessionModules are packages that are given the response to set a cookie. What
// is saved goes through an interface of theirs, which any store implements: by its
// documentation, a store writes the session to the cookie or to a database, and no
// status. Read from gorilla/sessions v1.4.0.
func sessionModules() []module {
	return []module{
		{framework: "gorilla/sessions", paths: []string{"github.com/gorilla/sessions"}, entries: list(
			each("", "Save NewCookie", Func{}),
			each("Session.", "Save", Func{}),
			each("Store.", "Get New Save", Func{}),
			each("CookieStore.", "Get New Save", Func{}),
			each("FilesystemStore.", "Get New Save", Func{}),
		)},
	}
}
