package framework

// caddyModules is caddy, read from v2.11.9.
func caddyModules() []module {
	return []module{
		{framework: "caddy", paths: []string{"github.com/caddyserver/caddy/v2/modules/caddyhttp"}, entries: list(
			sinks("", "Error", Sink{Kind: Param, Effect: ReturnsCarrier}),
			fields(StatusField, "HandlerError.StatusCode StaticResponse.StatusCode"),
		)},
		{framework: "caddy", paths: []string{"github.com/caddyserver/caddy/v2"}, entries: list(
			fields(StatusField, "APIError.HTTPStatus"),
		)},
	}
}
