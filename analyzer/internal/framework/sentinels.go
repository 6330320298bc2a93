package framework

// sentinel is an error variable that answers one status.
func sentinel(name string, code int) []entry {
	return []entry{{name: name, codes: []int{code}}}
}

// statusSentinels are the error variables that fiber v2, fiber v3 and echo v4
// have in common, one for each status of an error but 413, which they spell
// differently.
func statusSentinels() []entry {
	return []entry{
		{name: "ErrBadRequest", codes: []int{400}},
		{name: "ErrUnauthorized", codes: []int{401}},
		{name: "ErrPaymentRequired", codes: []int{402}},
		{name: "ErrForbidden", codes: []int{403}},
		{name: "ErrNotFound", codes: []int{404}},
		{name: "ErrMethodNotAllowed", codes: []int{405}},
		{name: "ErrNotAcceptable", codes: []int{406}},
		{name: "ErrProxyAuthRequired", codes: []int{407}},
		{name: "ErrRequestTimeout", codes: []int{408}},
		{name: "ErrConflict", codes: []int{409}},
		{name: "ErrGone", codes: []int{410}},
		{name: "ErrLengthRequired", codes: []int{411}},
		{name: "ErrPreconditionFailed", codes: []int{412}},
		{name: "ErrRequestURITooLong", codes: []int{414}},
		{name: "ErrUnsupportedMediaType", codes: []int{415}},
		{name: "ErrRequestedRangeNotSatisfiable", codes: []int{416}},
		{name: "ErrExpectationFailed", codes: []int{417}},
		{name: "ErrTeapot", codes: []int{418}},
		{name: "ErrMisdirectedRequest", codes: []int{421}},
		{name: "ErrUnprocessableEntity", codes: []int{422}},
		{name: "ErrLocked", codes: []int{423}},
		{name: "ErrFailedDependency", codes: []int{424}},
		{name: "ErrTooEarly", codes: []int{425}},
		{name: "ErrUpgradeRequired", codes: []int{426}},
		{name: "ErrPreconditionRequired", codes: []int{428}},
		{name: "ErrTooManyRequests", codes: []int{429}},
		{name: "ErrRequestHeaderFieldsTooLarge", codes: []int{431}},
		{name: "ErrUnavailableForLegalReasons", codes: []int{451}},
		{name: "ErrInternalServerError", codes: []int{500}},
		{name: "ErrNotImplemented", codes: []int{501}},
		{name: "ErrBadGateway", codes: []int{502}},
		{name: "ErrServiceUnavailable", codes: []int{503}},
		{name: "ErrGatewayTimeout", codes: []int{504}},
		{name: "ErrHTTPVersionNotSupported", codes: []int{505}},
		{name: "ErrVariantAlsoNegotiates", codes: []int{506}},
		{name: "ErrInsufficientStorage", codes: []int{507}},
		{name: "ErrLoopDetected", codes: []int{508}},
		{name: "ErrNotExtended", codes: []int{510}},
		{name: "ErrNetworkAuthenticationRequired", codes: []int{511}},
	}
}
