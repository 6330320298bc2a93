package irisroutes

import (
	"errors"

	"github.com/kataras/iris/v12"
	"github.com/kataras/iris/v12/mvc"
)

func routes() {
	app := iris.New()
	app.Get("/get/{id:uint64}", get)                      // want `GET /get/{id} get <200>`
	app.Get("/user/{name:string regexp(^[a-z]+)}/x", get) // want `GET /user/{name}/x get <200>`
	app.Get("/files/{path:path}", get)                    // want `GET /files/{path...} get <200>`
	app.Handle("DELETE", "/handle", mw, remove)           // want `DELETE /handle remove <204>`
	app.HandleMany("GET POST", "/many", get)              // want `GET /many get <200>` `POST /many get <200>`
	app.HandleMany("GET", "/one /two", get)               // want `GET /one get <200>` `GET /two get <200>`
	app.Any("/any", get)                                  // want `ANY /any get <200>`
	app.Head("/head", get)                                // want `HEAD /head get <200>`
	app.HandleDir("/assets", iris.Dir("./assets"))        // want `GET /assets iris.Dir\("./assets"\) <…>`
	app.CreateRoutes([]string{"PUT", "PATCH"}, "/made", get)
	app.OnErrorCode(404, get)
	api := app.Party("/api", mw)
	{
		api.Use(mw)
		api.Delete("/x", mw, remove)                   // want `DELETE /api/x remove <204>`
		api.Party("/v1").Party("/deep").Put("/y", get) // want `PUT /api/v1/deep/y get <200>`
		api.PartyFunc("/func", func(p iris.Party) {
			p.Delete("/{id}", remove) // want `DELETE /api/func/{id} remove <204>`
			p.Get("/", get)           // want `GET /api/func/ get <200>`
		})
		api.PartyConfigure("/configured", &configurator{})
	}
	app.PartyFunc("/named", named)
	app.Subdomain("admin").Get("/sub", get)  // want `GET /sub get <200>`
	app.Delete("/stop/json", stopJSON)       // want `DELETE /stop/json stopJSON <204 400>`
	app.Delete("/stop/error", stopError)     // want `DELETE /stop/error stopError <200 500>`
	app.Delete("/stop/problem", stopProblem) // want `DELETE /stop/problem stopProblem <204 409>`
	app.Delete("/problem", problem)          // want `DELETE /problem problem <404>`
	app.Delete("/implicit", implicit)        // want `DELETE /implicit implicit <200>`
	app.Delete("/body", body)                // want `DELETE /body body <200>`
	app.Delete("/redirect", redirect)        // want `DELETE /redirect redirect <302>`
	app.Delete("/by/helper", byHelper)       // want `DELETE /by/helper byHelper <202>`
	app.Delete("/problem/titled", titled)    // want `DELETE /problem/titled titled <409>`
	m := mvc.New(app.Party("/mvc"))
	m.Handle(new(controller))
	app.Get("/spread", chain...)
	for _, rt := range []struct {
		method, path string
		handlers     []iris.Handler
	}{
		{"GET", "/rows", []iris.Handler{mw, get}},        // want `GET /rows get <200>`
		{"DELETE", "/rows/{id}", []iris.Handler{remove}}, // want `DELETE /rows/{id} remove <204>`
	} {
		app.Handle(rt.method, rt.path, rt.handlers...)
	}
	app.ConfigureContainer(func(c *iris.APIContainer) {
		c.Get("/container", func() string { return "x" }) // want `GET /container routes.func`
	})
}

var chain = []iris.Handler{mw, get} // want `GET /spread get <200>`

type configurator struct{}

func (*configurator) Configure(p iris.Party) {
	p.Get("/x", get) // want `GET …/x get <200>`
}

func named(p iris.Party) {
	p.Get("/x", get) // want `GET /named/x get <200>`
}

type controller struct{}

func (*controller) BeforeActivation(b mvc.BeforeActivation) {
	b.Handle("DELETE", "/{id}", "Remove")
}

func (*controller) Remove() {}

func mw(ctx iris.Context) { ctx.Next() }

func get(ctx iris.Context)      { ctx.WriteString("x") }
func remove(ctx iris.Context)   { ctx.StatusCode(iris.StatusNoContent) }
func implicit(ctx iris.Context) {}
func body(ctx iris.Context)     { ctx.HTML("<p>%s</p>", "gone") }
func redirect(ctx iris.Context) { ctx.Redirect("/") }

func stopJSON(ctx iris.Context) {
	if ctx.Params().Get("id") == "" {
		ctx.StopWithJSON(iris.StatusBadRequest, "no")
		return
	}
	ctx.StatusCode(iris.StatusNoContent)
}

func stopError(ctx iris.Context) {
	if ctx.Params().Get("id") == "" {
		ctx.StopWithError(iris.StatusInternalServerError, errors.New("no"))
		return
	}
	ctx.Text("gone")
}

func stopProblem(ctx iris.Context) {
	if ctx.Params().Get("id") == "" {
		ctx.StopWithProblem(iris.StatusConflict, iris.NewProblem().Title("no"))
		return
	}
	ctx.StatusCode(iris.StatusNoContent)
}

func problem(ctx iris.Context) {
	ctx.Problem(iris.NewProblem().Title("none").Status(iris.StatusNotFound))
}

func titled(ctx iris.Context) {
	ctx.Problem(iris.NewProblem().Status(iris.StatusConflict).Title("taken"))
}

func byHelper(ctx iris.Context) { answer(ctx, iris.StatusAccepted) }

func answer(ctx iris.Context, code int) { ctx.StopWithStatus(code) }
