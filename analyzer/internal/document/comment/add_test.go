package comment

import (
	"strings"
	"testing"
)

// TestAddToFile documents statuses in comments: sorted, and aligned as their
// neighbours.
func TestAddToFile(t *testing.T) {
	for _, c := range []struct {
		name, src string
		codes     []int
		want      string
	}{
		{"swag fmt's columns", `package p

// @Summary      Get
// @Success      200  {object}  Pet       "a pet"
// @Failure      500  {object}  APIError  "failed"
// @Router       /pets/{id} [get]
func get() {}
`, []int{409, 404, 204}, `package p

// @Summary      Get
// @Success      200  {object}  Pet       "a pet"
// @Success      204  "No Content"
// @Failure      404  {object}  APIError  "Not Found"
// @Failure      409  {object}  APIError  "Conflict"
// @Failure      500  {object}  APIError  "failed"
// @Router       /pets/{id} [get]
func get() {}
`},
		{"one blank, lower case, indented, CRLF", "package p\r\n\r\nfunc f() {\r\n\t// @success 200 {string} string\r\n\t// @failure 400,404 {object} E\r\n\t// @router /x [put]\r\n}\r\n", []int{403, 409},
			"package p\r\n\r\nfunc f() {\r\n\t// @success 200 {string} string\r\n\t// @failure 400,404 {object} E\r\n\t// @failure 403 {object} E\r\n\t// @failure 409 {object} E\r\n\t// @router /x [put]\r\n}\r\n"},
		{"codes that do not ascend", `package p

//	@Success	200	{object}	Pet
//	@Failure	500	{object}	E
//	@Failure	400	{object}	E
//	@Router		/x [get]
func f() {}
`, []int{404, 201}, `package p

//	@Success	200	{object}	Pet
//	@Success	201	{object}	Pet
//	@Failure	500	{object}	E
//	@Failure	400	{object}	E
//	@Failure	404	{object}	E
//	@Router		/x [get]
func f() {}
`},
		{"no response yet", `package p

// @Summary Get
// @Router  /x [get]
func f() {}
`, []int{200, 404}, `package p

// @Summary Get
// @Success 200 "OK"
// @Failure 404 "Not Found"
// @Router  /x [get]
func f() {}
`},
		{"@Response, and a default", `package p

// @Response 200 {object} Pet "ok"
// @Response default {object} E "bad"
// @Router /x [get]
func f() {}
`, []int{404}, `package p

// @Response 200 {object} Pet "ok"
// @Response 404 {object} E "Not Found"
// @Response default {object} E "bad"
// @Router /x [get]
func f() {}
`},
		{"swagger:route, by the names of the file", `package p

// swagger:route GET /x tag list
//
// Lists.
//
// Responses:
//   200: pets
//   404: notFound
//   500: failed
//
// Security: none

// swagger:route DELETE /x/{id} tag remove
//
//	Responses:
//	  204:
//	  500: failed
func f() {}
`, []int{404, 409}, `package p

// swagger:route GET /x tag list
//
// Lists.
//
// Responses:
//   200: pets
//   404: notFound
//   500: failed
//
// Security: none

// swagger:route DELETE /x/{id} tag remove
//
//	Responses:
//	  204:
//	  404: notFound
//	  409: description: Conflict
//	  500: failed
func f() {}
`},
		{"swagger:operation", `package p

func f() {
	// swagger:operation DELETE /x/{id} tag remove
	// ---
	// produces:
	// - application/json
	// responses:
	//   "204":
	//     description: gone
	//   "500":
	//     description: failed
	//     schema:
	//       "$ref": "#/definitions/e"
	//   "400":
	//     $ref: "#/responses/bad"
	// security: []
}

	// swagger:operation GET /x/{id} tag show
	// ---
	// responses:
	//   "404":
	//     $ref: "#/responses/none"
`, []int{404, 409}, `package p

func f() {
	// swagger:operation DELETE /x/{id} tag remove
	// ---
	// produces:
	// - application/json
	// responses:
	//   "204":
	//     description: gone
	//   "500":
	//     description: failed
	//     schema:
	//       "$ref": "#/definitions/e"
	//   "400":
	//     $ref: "#/responses/bad"
	//   "404":
	//     $ref: "#/responses/none"
	//   "409":
	//     description: Conflict
	// security: []
}

	// swagger:operation GET /x/{id} tag show
	// ---
	// responses:
	//   "404":
	//     $ref: "#/responses/none"
`},
		{"a block of comment", `package p

/*
swagger:route GET /x tag list

Responses:

	200: pets
	default: failed
*/
func f() {}
`, []int{404}, `package p

/*
swagger:route GET /x tag list

Responses:

	200: pets
	404: description: Not Found
	default: failed
*/
func f() {}
`},
	} {
		line := 0
		for i, l := range strings.Split(c.src, "\n") {
			if lower := strings.ToLower(l); strings.Contains(lower, "@router") || strings.Contains(l, "swagger:") && (line == 0 || strings.Contains(l, "DELETE")) {
				line = i + 1
			}
		}
		got, err := AddToFile([]byte(c.src), line, c.codes)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if string(got) != c.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", c.name, got, c.want)
		}
		moved := strings.Count(string(got), "\n") - strings.Count(c.src, "\n")
		if !strings.Contains(strings.ToLower(c.src), "@router") {
			moved = 0
		}
		if again, err := AddToFile(got, line+moved, c.codes); err != nil || string(again) != string(got) {
			t.Errorf("%s: again: %v\n%s", c.name, err, again)
		}
	}
}

func TestAddToFileErrors(t *testing.T) {
	const src = "package p\n\n// @Summary x\nfunc f() {}\n\n// swagger:operation GET /x t id\n// ---\n// summary: x\n"
	for line, want := range map[int]string{
		1:  "there is no comment in the line: the file has changed",
		3:  "there is no such route: the file has changed",
		6:  errNoPlace.Error(),
		99: "there is no such line: the file has changed",
	} {
		if got, err := AddToFile([]byte(src), line, []int{404}); err == nil || err.Error() != want {
			t.Errorf("%d: %v, %s", line, err, got)
		}
	}
}
