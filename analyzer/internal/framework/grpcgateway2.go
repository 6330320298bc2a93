package framework

import "strings"

// grpcgateway2Modules is grpc-gateway/v2, read from v2.32.0.
func grpcgateway2Modules() []module {
	return []module{
		{framework: "grpc-gateway/v2", paths: []string{"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"}, entries: list(
			sinks("", "HTTPError DefaultHTTPErrorHandler", Sink{Kind: ErrorParam, Effect: Writes, Param: 5, Body: HasBody, Response: Arg4}),
			registers("ServeMux.", "HandlePath", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			registers("ServeMux.", "Handle", Register{Role: Route, From: MethodArg, MethodArg: 0, Path: Arg2, Handler: Arg3}),
			each("", "NewPattern", Func{Template: &Template{Ops: 1, Pool: 2, Verb: 3, Path: gatewayPath}}),
			each("", "MustPattern", Func{Template: &Template{}}),
			fields(StatusField, "HTTPStatusError.HTTPStatus"),
		)},
	}
}

// The operations of a compiled pattern (grpc-gateway's utilities.OpCode): each is
// followed by an operand.
const (
	opNop     = iota
	opPush    // push a component of the path: *
	opLitPush // push the literal of the pool that the operand names
	opPushM   // push all that is left of the path: **
	opConcatN // join as many components as the operand says
	opCapture // name the component on top of the stack: {name}
)

// gatewayPath returns the path that a compiled pattern matches.
func gatewayPath(ops []int, pool []string, verb string) (string, bool) {
	var stack []string
	for i := 0; i+1 < len(ops); i += 2 {
		operand := ops[i+1]
		switch ops[i] {
		case opNop:
		case opPush:
			stack = append(stack, "*")
		case opPushM:
			stack = append(stack, "**")
		case opLitPush:
			if operand < 0 || operand >= len(pool) {
				return "", false
			}
			stack = append(stack, pool[operand])
		case opConcatN:
			if operand < 1 || operand > len(stack) {
				return "", false
			}
			n := len(stack) - operand
			stack = append(stack[:n], strings.Join(stack[n:], "/"))
		case opCapture:
			if operand < 0 || operand >= len(pool) || len(stack) == 0 {
				return "", false
			}
			name := pool[operand]
			if strings.Contains(stack[len(stack)-1], "**") {
				name += "..."
			}
			stack[len(stack)-1] = "{" + name + "}"
		default:
			return "", false
		}
	}
	p := "/" + strings.Join(stack, "/")
	if verb != "" {
		p += ":" + verb
	}
	return p, true
}
