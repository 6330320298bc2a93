// Package directive silences findings.
package directive

import "net/http"

func silentOnTheLine(w http.ResponseWriter) {
	w.WriteHeader(404) //statuslint:ignore magic the number is the point here
}

func silentFromAbove(w http.ResponseWriter) {
	//statuslint:ignore magic the number is the point here
	w.WriteHeader(404)
}

func silentSeveral(w http.ResponseWriter) {
	w.WriteHeader(418) //statuslint:ignore magic,undocumented a joke among friends
}

func noReason(w http.ResponseWriter) {
	w.WriteHeader(404) //statuslint:ignore magic // want `directive: gives no reason` `magic: status 404`
}

func noRule(w http.ResponseWriter) {
	w.WriteHeader(404) //statuslint:ignore // want `directive: names no rule` `magic: status 404`
}

func unknownRule(w http.ResponseWriter) {
	w.WriteHeader(404) //statuslint:ignore magick because // want `directive: there is no rule magick` `magic: status 404`
}

func nothing(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK) //statuslint:ignore magic because // want `directive: silences nothing`
}

func silentBlankInTheList(w http.ResponseWriter) {
	w.WriteHeader(418) //statuslint:ignore magic, undocumented a joke among friends
}

func misspelt(w http.ResponseWriter) {
	w.WriteHeader(404) //statuslint:ignroe magic because // want `directive: there is no //statuslint:ignroe: the directives are ignore, status, writes` `magic: status 404`
}

// The parameter is called code.
//
//statuslint:status status // want `directive: names no parameter of otherName: write //statuslint:status PARAMETER`
func otherName(codes chan int, code int) { codes <- code }

//statuslint:writes everything // want `directive: names no status`
func noCode(w http.ResponseWriter) {}

func notAbove(codes chan int, code int) {
	//statuslint:status code // want `directive: says nothing`
	codes <- code
}

//statuslint:status code
func silentParameter(codes chan int, code int) { codes <- code }

//statuslint:writes 400 404 the rest is known
func silentCodes(w http.ResponseWriter) {}
