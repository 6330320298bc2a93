// Package commentfix has handlers whose comments lack a line.
package commentfix

import "net/http"

// @Summary	aligned, and with texts
// @Success	200		{array}		string	"all of them"
// @Failure	400		{object}	problem	"bad"
// @Router		/aligned [get]
func aligned(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusGone) // want `undocumented: status 410 \(Gone\) for GET /aligned`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// The type of a success is no error's, and 204 has no body.
//
// @Success 200 {object} string "made"
// @Router /successes [post]
func successes(w http.ResponseWriter, r *http.Request) {
	switch r.Host {
	case "":
		w.WriteHeader(http.StatusLocked) // want `undocumented: status 423 \(Locked\) for POST /successes`
	case "x":
		w.WriteHeader(http.StatusNoContent) // want `undocumented: status 204 \(No Content\) for POST /successes`
	default:
		w.WriteHeader(http.StatusOK)
	}
}

// Behind the last line of its kind, with the tag that the lines have.
//
// @Response 200 {string} string
// @Response 404 {object} problem
// @Response 202 {string} string
// @Router   /tags [put]
func tags(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusCreated) // want `undocumented: status 201 \(Created\) for PUT /tags`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// swagger:route GET /swaggered pets swaggered
//
// Responses:
//
//	200: petResponse
//	404: errorResponse
func swaggered(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusTooEarly) // want `undocumented: status 425 \(Too Early\) for GET /swaggered`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// swagger:operation PUT /swaggered pets putSwaggered
//
// ---
// responses:
//
//	'200':
//	    description: fine
//	'404':
//	    description: none
//	    schema:
//	        $ref: '#/definitions/problem'
func putSwaggered(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		w.WriteHeader(http.StatusTooEarly) // want `undocumented: status 425 \(Too Early\) for PUT /swaggered`
		return
	}
	w.WriteHeader(http.StatusOK)
}
