// Package framework is the table of other people's functions: what calling
// them does to the status of a response, and which routes they register. It is
// data. Nothing in it follows a value; that is the work of package flow.
//
// An entry names an object by import path, receiver and name, and is resolved
// against the type checker's own objects when a package that the table knows
// is met, so that users of the table compare objects and never spelling.
package framework

import "go/types"

// A Kind says how a function comes by the status that it handles.
type Kind uint8

const (
	Param       Kind = iota + 1 // the status is argument Param
	Variadic                    // the status is the optional variadic argument Param; Codes[0] where it is absent
	ParamString                 // argument Param is the status as decimal digits
	Fixed                       // always one of Codes; one code: exactly that
	Implicit                    // may be any of Codes, by conditions that this table does not hold
	ErrorParam                  // argument Param is an error (or another carrier) whose status is written
	Kept                        // the status is the one that the receiver keeps: see Keeps
)

// An Effect says what becomes of the status.
type Effect uint8

const (
	Writes            Effect = iota + 1 // the header goes out
	Sets                                // stored; a later call may replace it; committed with the body or after the handler
	ReturnsCarrier                      // the result carries it (errors, response objects); nothing is written until the framework gets it
	ReturnsHandler                      // the result is a handler that writes it
	ReturnsMiddleware                   // the result is a middleware that may write it
	Declares                            // documentation only (go-restful's Returns)
	Panics                              // written, and the handler ends
	Names                               // nothing is written: http.StatusText; of interest to magic alone
	Keeps                               // the receiver, or else the result, keeps it until a call writes it: fiber's Redirect().Status(302)
)

// Body says whether a call that handles a status sends a body with it.
type Body uint8

const (
	NoBody   Body = iota // none: c.Status, c.NoContent
	HasBody              // always, even for a nil argument: c.JSON
	BodyFrom             // one, unless the argument BodyArg is an empty constant string or nil: c.String(204, ""), c.Blob
)

// A Sink is one thing that calling a function does to a status.
type Sink struct {
	Kind    Kind
	Effect  Effect
	Param   int   // index of the argument that Kind is about, the receiver not counted
	Codes   []int // see Kind
	Body    Body
	BodyArg int
	// Response is the argument that is the response; none where it is the
	// receiver, or where there is no response.
	Response Arg
	// OrBody: where the argument carries no status, the call writes a body with
	// whatever status is set (chi/render's Render).
	OrBody bool
	// OnError: a status is written if, and only if, the call returns an error (gin's Bind).
	OnError bool
	// Passes: what somebody else answers is passed on, and is not known: another
	// server, or whoever takes the connection.
	Passes bool
}

// A Func is what the table knows of one function or method.
type Func struct {
	Framework string // "gin", "echo/v4", as in the table
	Sinks     []Sink
	Getter    bool // returns the status that was, or will be, written: gin's Writer.Status
	// WritesBody: a body is written with whatever status is set, the
	// framework's default where none is (fiber's SendString, http.ResponseWriter.Write).
	WritesBody bool
	// Leaves: the handler has failed, and what comes after it answers: gin's
	// Error, which passes the error to the middlewares.
	Leaves   bool
	Register *Register
	// Template: the call makes the path of a route.
	Template *Template
	// Tests: the call reports whether the request has this method: fasthttp's IsDelete.
	Tests string
	// Redirects: the call redirects the client: http.Redirect.
	Redirects bool
	// DeclaresAll: documentation of whatever is not declared otherwise
	// (go-restful's DefaultReturns).
	DeclaresAll bool
	// Configures: functions among the arguments configure the registration
	// that the call is part of, and may declare statuses (go-restful's Do).
	Configures bool
}

// A FieldRole says what a struct field has to do with a status.
type FieldRole uint8

const (
	StatusField  FieldRole = iota + 1 // assigning it sets the status of a response or a carrier: echo.HTTPError.Code, events.APIGatewayProxyResponse.StatusCode
	ClientField                       // a status that was received, or a test double's: http.Response.StatusCode, httptest.ResponseRecorder.Code
	HandlerField                      // a handler: httputil.ReverseProxy.ErrorHandler
	DeclareField                      // documentation: huma.Operation.Errors, .Responses
	ErrorsField                       // what answers errors that handlers return: echo.Echo.HTTPErrorHandler
	VerbField                         // the method of a request: events.APIGatewayProxyRequest.HTTPMethod
	DefaultField                      // declares and sets the success: huma.Operation.DefaultStatus
	ServeField                        // the handler of every request: http.Server.Handler
	KeptField                         // where a value keeps a status until a call writes it: see Keeps
)

// A Field is what the table knows of one struct field.
type Field struct {
	Framework string
	Role      FieldRole
}

// A Type is what the table knows of one named type.
type Type struct {
	Framework string
	// Response: a value of this type (or a pointer to it) is the response, or
	// holds it: http.ResponseWriter, *gin.Context, echo.Context.
	Response bool
	// Default is the status of a response to which nothing was written.
	Default int
	// Codes: a value of this error type always carries these (fixed error types).
	Codes []int
	// StatusMethod: an interface whose only method returns the status that a
	// carrier carries: huma.StatusError.GetStatus, echo/v5.HTTPStatusCoder.
	StatusMethod string
	// Returned error semantics for handlers that take this response: the
	// status of a returned error that carries none. 0: results mean nothing.
	OtherError int
	// Answer: a handler returns a value of this type, or a pointer to one, and
	// the status in it is what is answered: events.APIGatewayProxyResponse.
	Answer bool
}

// MethodFrom says where a registration takes its HTTP method from.
type MethodFrom uint8

const (
	MethodFixed   MethodFrom = iota + 1 // Register.Methods
	MethodArg                           // argument MethodArg: a constant, a list of them, or "GET,POST" / "GET POST"
	MethodPattern                       // inside the path: "DELETE /pets/{id}"; any method where none is
	MethodChained                       // said elsewhere in the chain (gorilla's Methods), any where it is not
	MethodField                         // field of the struct argument (huma.Operation.Method)
	MethodAny                           // any method
	MethodByName                        // names of the controller's methods: Actions
)

// RegisterRole says what a registration call is.
type RegisterRole uint8

const (
	Route      RegisterRole = iota + 1 // method + path + handler
	Prefix                             // returns (or configures) a group under the path: gin's Group, gorilla's PathPrefix
	PrefixFunc                         // calls back with a group under the path: chi's Route
	Stateful                           // calls back with no value; registrations inside are under the path: macaron's Group
	Mount                              // mounts a router value (argument Handler) under the path
	Wrap                               // takes a handler and returns one (http.StripPrefix, middleware adapters); Path strips
	Step                               // one step of a chained builder: gorilla's Methods/Path/Handler, go-restful's To/Path
	Commit                             // commits a chain: go-restful's WebService.Route
	Fallback                           // a handler of no route: NoRoute, NotFound
	With                               // returns the same group: chi's With, gin's Use
	Name                               // one step of a chained builder that names the route by argument Path: gorilla's Name
	Named                              // returns the route that was named by argument Path: gorilla's GetRoute
	Serve                              // serves every request by argument Handler: http.ListenAndServe
)

// An Arg is one of the arguments of a call, the receiver not counted. The zero
// value is none.
type Arg uint8

// The arguments that rows name.
const (
	NoArg Arg = iota
	Arg1
	Arg2
	Arg3
	Arg4
	Arg5
)

// ArgAt returns the argument with an index, none for -1.
func ArgAt(index int) Arg { return Arg(index + 1) }

// Given reports whether a is an argument.
func (a Arg) Given() bool { return a != NoArg }

// Index returns the index of the argument, -1 for none.
func (a Arg) Index() int { return int(a) - 1 }

// A Position is that of the handler among variadic handlers.
type Position uint8

const (
	At    Position = iota // argument Handler exactly
	Last                  // the last of the variadic arguments from Handler on
	First                 // argument Handler; later ones are middleware
)

// A Register is what calling a function registers.
type Register struct {
	Role      RegisterRole
	From      MethodFrom
	Methods   []string // MethodFixed: {"GET"}; GET+HEAD for statics
	MethodArg int
	Path      Arg
	Base      int  // argument index of the router, of a function that takes one
	Several   bool // the path is several, separated by blanks: iris's HandleMany
	Handler   Arg
	Position  Position
	Callback  Arg    // PrefixFunc, Stateful: the function
	Struct    Arg    // MethodField: the struct, or slice of them
	Fields    Fields // MethodField: names of its fields
	// MethodByName: which methods of a controller answer which requests, where
	// the argument Mapping ("get,head:List;post:Create"; 0: there is none) does
	// not say it.
	Actions []Action
	Mapping int
	Auto    bool // every method, under the controller's name and its own
	// Serves are the statuses that the framework's own handler may answer, which a
	// registration without a handler installs: of files. Below follows the path.
	Serves []int
	Below  string
	Note   string
}

// A Template is a function that makes the path of a route of constants: the
// arguments Ops and Pool are lists, Verb is a string. Where Path is nil, the first
// argument is the path already.
type Template struct {
	Ops, Pool, Verb int
	Path            func(ops []int, pool []string, verb string) (string, bool)
}

// An Action is a method of a controller, and what it answers: Path is below the
// path of the registration.
type Action struct{ Func, Method, Path string }

// Fields names the fields of a struct that describes a route.
type Fields struct{ Method, Path, Handler string }

// A Syntax is how a framework spells parameters in paths.
type Syntax uint8

const (
	Braces Syntax = iota // {name}, {name:regexp}, {name...}, trailing *
	Colons               // :name, *name
)

// A Framework is what holds for the whole of one framework.
type Framework struct {
	Name   string
	Syntax Syntax
	// CleanJoin: groups join by path.Join (gin); else prefix and path are concatenated (echo, chi).
	CleanJoin bool
	// ConstantsFrom is the import path of the framework's own status
	// constants ("github.com/gofiber/fiber/v2"), "" where it has none.
	ConstantsFrom string
	// IntResult: the first result of a handler, where it is a number, is the
	// status: func() (int, string).
	IntResult bool
	// Sends: what writes a status sends the header at once. Others keep it until
	// the handler returns (fiber), or it is not known.
	Sends bool
	// Asserts: the error that a handler returns carries a status only where it is an
	// error of the framework itself, and not where it wraps one (echo v4).
	Asserts bool
	// Output says how the framework chooses the success of a handler that never
	// sees the response; nil where handlers see it.
	Output *Output
	// Validation is the status with which the framework answers requests that do
	// not fit an operation, and which it adds to the errors that the operation
	// lists; 0 for none.
	Validation int
}

// An Output is how a framework chooses the success of a handler for which the
// registration names none: the first of these that applies.
type Output struct {
	Chosen string // the field of the first result by which a handler chooses for itself
	// Body is the field of the first result that is the body; where that is a
	// function, it is called with the response, and answers.
	Body      string
	WithBody  int            // where there is a body
	ByMethod  map[string]int // by the HTTP method of the route
	Otherwise int
	// Pointer: the first of two results is a pointer to a struct; else the shape of
	// the results does not matter, and the method must be known.
	Pointer bool
}

// Own is an entry of the user's configuration (5.3 sinks and routes).
type Own struct {
	Func     string // types.Func.FullName
	Sink     *Sink
	Register *Register
}

// A Table answers what an object of another package does. A Table serves one
// pass and is not safe for concurrent use; the data behind it is shared.
type Table struct {
	own      []Own
	without  []string // import paths of which the table is to know nothing
	resolved map[*types.Package]bool
	funcs    map[*types.Func]*Func
	fields   map[*types.Var]*Field
	vars     map[*types.Var][]int
	types    map[*types.TypeName]*Type
	values   map[*types.Var]*Func
	guards   map[*types.Func]*Guards
}

// Without returns a table that knows nothing of the packages of those import
// paths: inference is replayed on a framework's own sources with it, to see where
// the table knows more.
func Without(paths ...string) *Table {
	t := New(nil)
	t.without = paths
	return t
}

// New returns a table with the user's own entries before the built-in ones.
func New(own []Own) *Table {
	return &Table{
		own:      own,
		resolved: make(map[*types.Package]bool),
		funcs:    make(map[*types.Func]*Func),
		fields:   make(map[*types.Var]*Field),
		vars:     make(map[*types.Var][]int),
		types:    make(map[*types.TypeName]*Type),
		values:   make(map[*types.Var]*Func),
		guards:   make(map[*types.Func]*Guards),
	}
}

// Func returns what is known of fn (of its generic origin), or nil.
func (t *Table) Func(fn *types.Func) *Func {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	t.resolve(fn.Pkg())
	return t.funcs[fn.Origin()]
}

// Value returns what is known of calling the package-level variable v, which
// holds a function (huma.NewError), or nil.
func (t *Table) Value(v *types.Var) *Func {
	if v == nil || v.Pkg() == nil || v.IsField() {
		return nil
	}
	t.resolve(v.Pkg())
	return t.values[v]
}

// Field returns what is known of the struct field v, or nil.
func (t *Table) Field(v *types.Var) *Field {
	if v == nil || v.Pkg() == nil {
		return nil
	}
	t.resolve(v.Pkg())
	return t.fields[v.Origin()]
}

// Sentinel returns the statuses that the package-level error variable v
// carries (echo.ErrNotFound: 404), or nil.
func (t *Table) Sentinel(v *types.Var) []int {
	if v == nil || v.Pkg() == nil {
		return nil
	}
	t.resolve(v.Pkg())
	return t.vars[v]
}

// Type returns what is known of the named type, or nil.
func (t *Table) Type(name *types.TypeName) *Type {
	if name == nil || name.Pkg() == nil {
		return nil
	}
	t.resolve(name.Pkg())
	return t.types[name]
}
