// Package status is what RFC 9110 §15 and its kin call the statuses, and what
// net/http calls their constants. Every other package may import it. Nothing here or
// in what it imports is net/http: a program without it is linked without the C
// library, and starts sooner, a thousand times in one go vet.
package status

import (
	"fmt"
	"strconv"
)

// A status is a status that net/http names. A test holds the table against
// net/http; it is written out because constants have no names at run time.
type status struct {
	code int
	name string // of net/http's constant
	text string // as http.StatusText has it
}

var statuses = []status{
	{100, "StatusContinue", "Continue"},
	{101, "StatusSwitchingProtocols", "Switching Protocols"},
	{102, "StatusProcessing", "Processing"},
	{103, "StatusEarlyHints", "Early Hints"},
	{200, "StatusOK", "OK"},
	{201, "StatusCreated", "Created"},
	{202, "StatusAccepted", "Accepted"},
	{203, "StatusNonAuthoritativeInfo", "Non-Authoritative Information"},
	{204, "StatusNoContent", "No Content"},
	{205, "StatusResetContent", "Reset Content"},
	{206, "StatusPartialContent", "Partial Content"},
	{207, "StatusMultiStatus", "Multi-Status"},
	{208, "StatusAlreadyReported", "Already Reported"},
	{226, "StatusIMUsed", "IM Used"},
	{300, "StatusMultipleChoices", "Multiple Choices"},
	{301, "StatusMovedPermanently", "Moved Permanently"},
	{302, "StatusFound", "Found"},
	{303, "StatusSeeOther", "See Other"},
	{304, "StatusNotModified", "Not Modified"},
	{305, "StatusUseProxy", "Use Proxy"},
	{307, "StatusTemporaryRedirect", "Temporary Redirect"},
	{308, "StatusPermanentRedirect", "Permanent Redirect"},
	{400, "StatusBadRequest", "Bad Request"},
	{401, "StatusUnauthorized", "Unauthorized"},
	{402, "StatusPaymentRequired", "Payment Required"},
	{403, "StatusForbidden", "Forbidden"},
	{404, "StatusNotFound", "Not Found"},
	{405, "StatusMethodNotAllowed", "Method Not Allowed"},
	{406, "StatusNotAcceptable", "Not Acceptable"},
	{407, "StatusProxyAuthRequired", "Proxy Authentication Required"},
	{408, "StatusRequestTimeout", "Request Timeout"},
	{409, "StatusConflict", "Conflict"},
	{410, "StatusGone", "Gone"},
	{411, "StatusLengthRequired", "Length Required"},
	{412, "StatusPreconditionFailed", "Precondition Failed"},
	{413, "StatusRequestEntityTooLarge", "Request Entity Too Large"},
	{414, "StatusRequestURITooLong", "Request URI Too Long"},
	{415, "StatusUnsupportedMediaType", "Unsupported Media Type"},
	{416, "StatusRequestedRangeNotSatisfiable", "Requested Range Not Satisfiable"},
	{417, "StatusExpectationFailed", "Expectation Failed"},
	{418, "StatusTeapot", "I'm a teapot"},
	{421, "StatusMisdirectedRequest", "Misdirected Request"},
	{422, "StatusUnprocessableEntity", "Unprocessable Entity"},
	{423, "StatusLocked", "Locked"},
	{424, "StatusFailedDependency", "Failed Dependency"},
	{425, "StatusTooEarly", "Too Early"},
	{426, "StatusUpgradeRequired", "Upgrade Required"},
	{428, "StatusPreconditionRequired", "Precondition Required"},
	{429, "StatusTooManyRequests", "Too Many Requests"},
	{431, "StatusRequestHeaderFieldsTooLarge", "Request Header Fields Too Large"},
	{451, "StatusUnavailableForLegalReasons", "Unavailable For Legal Reasons"},
	{500, "StatusInternalServerError", "Internal Server Error"},
	{501, "StatusNotImplemented", "Not Implemented"},
	{502, "StatusBadGateway", "Bad Gateway"},
	{503, "StatusServiceUnavailable", "Service Unavailable"},
	{504, "StatusGatewayTimeout", "Gateway Timeout"},
	{505, "StatusHTTPVersionNotSupported", "HTTP Version Not Supported"},
	{506, "StatusVariantAlsoNegotiates", "Variant Also Negotiates"},
	{507, "StatusInsufficientStorage", "Insufficient Storage"},
	{508, "StatusLoopDetected", "Loop Detected"},
	{510, "StatusNotExtended", "Not Extended"},
	{511, "StatusNetworkAuthenticationRequired", "Network Authentication Required"},
}

// lookup returns the entry of a status, or the zero value.
func lookup(code int) status {
	for _, s := range statuses {
		if s.code == code {
			return s
		}
	}
	return status{}
}

// Constant returns the name of net/http's constant, or "".
func Constant(code int) string { return lookup(code).name }

// IsSuccess reports whether a status is of the class 2xx (RFC 9110 §15.3).
func IsSuccess(code int) bool { return code >= 200 && code <= 299 }

// IsError reports whether a status is of the classes 4xx and 5xx (RFC 9110 §15.5, §15.6).
func IsError(code int) bool { return code >= 400 && code <= 599 }

// Text returns the reason phrase of a status as http.StatusText does, or "".
func Text(code int) string { return lookup(code).text }

// Named returns "404 (Not Found)"; the number alone where it has no name.
func Named(code int) string {
	if text := Text(code); text != "" {
		return fmt.Sprintf("%d (%s)", code, text)
	}
	return strconv.Itoa(code)
}
