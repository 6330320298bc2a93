package document

import (
	"fmt"
	"strings"
	"testing"
)

// read reads a comment given as text, from line 1.
func read(text string) *CommentOperation {
	var c Comment
	for i, l := range strings.Split(text, "\n") {
		c.Lines = append(c.Lines, CommentLine{Text: l, Line: i + 1})
	}
	return ReadComment(c)
}

func printed(o *CommentOperation) string {
	if o == nil {
		return ""
	}
	var b strings.Builder
	for _, r := range o.Routes {
		fmt.Fprintf(&b, "%s %s", r.Method, r.Path)
		for _, c := range r.Codes {
			fmt.Fprintf(&b, " %d", c.Code)
		}
		if r.Default {
			b.WriteString(" default")
		}
		if r.Unknown {
			b.WriteString(" unknown")
		}
		b.WriteString("; ")
	}
	for _, p := range o.Problems {
		fmt.Fprintf(&b, "%d: %s; ", p.Line, p.Message)
	}
	return b.String()
}

func TestComments(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"swag", " @Success  200,201,default {object} Pet \"it's ok\"\n @Failure\t400 {object} nil\n @Header 202 {string} X\n @Router /pets/{id} [get]\n @router /cats/{id} [DELETE]", "GET /pets/{id} 200 201 400 default; DELETE /cats/{id} 200 201 400 default; "},
		{"swag, codes only", " @response 204\n @DeprecatedRouter /x [put]", "PUT /x 204; "},
		{"swag, bad codes", " @Success http.StatusOK\n @Failure 2XX {object} nil\n @Failure 40' \"x\"\n @Success 200, 201\n @Router /x [get]", "GET /x 200; 1: \"http.StatusOK\" is no status code; 2: \"2XX\" is no status code; 3: \"40'\" is no status code; 4: \"200, 201\": no blanks between codes; "},
		{"beego", " @Success 200\n @router /pets/:id [get,post]", "GET /pets/{id} 200; POST /pets/{id} 200; "},
		{"swag, a bad route", " @Success 200\n @Router x [get]", "2: @Router x [get]: want a path and [method]; "},
		{"route", " ListPets swagger:route GET /pets/{id:[0-9]+} pets listPets\n\n Lists.\n\n Responses:\n   default: genericError\n   200: body:[]Pet\n\n   404:\n Security:\n   500: no response", "GET /pets/{id} 200 404 default; "},
		{"operation", " swagger:operation DELETE /pets/{id} pets deletePet\n ---\n parameters:\n - name: id\n responses:\n   '204':\n     description: gone\n   \"404\":\n     $ref: '#/responses/notFound'\n   40': {}\n produces:\n - x", "DELETE /pets/{id} 204 404; 10: \"40'\" is no status code; "},
		{"operation without a body", " swagger:operation GET /x t id", "GET /x unknown; "},
		{"neither", " Get returns 404 @ home.", ""},
	} {
		if got := printed(read(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if o := read(" swagger:meta\n BasePath: /v2"); o == nil || o.BasePath != "/v2" {
		t.Errorf("%+v", o)
	}
	if o := read(" @title x\n @BasePath /v1"); o == nil || o.BasePath != "/v1" {
		t.Errorf("%+v", o)
	}
}
