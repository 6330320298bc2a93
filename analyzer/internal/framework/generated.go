package framework

import "strings"

// What the code generators of servers write, as far as types do not say it.

// IsVisitor reports whether a method of that name writes its receiver to the response
// that it is given. The templates of oapi-codegen for fiber and iris distinguish it from
// a handler, which takes the same context, by its name alone: VisitGetPet200Response.
func IsVisitor(method string) bool {
	return strings.HasPrefix(method, "Visit") && strings.HasSuffix(method, "Response")
}

// RouteMark is the word before a method and a path in the comment of a type that
// go-swagger generates: DeletePet swagger:route DELETE /pets/{id} pets deletePet.
const RouteMark = "swagger:route"
