package beegoroutes

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

func routes() {
	web.Get("/get/:id", get)                                      // want `GET /get/{id} get <200>`
	web.Delete("/remove/:id:int", remove)                         // want `DELETE /remove/{id} remove <204>`
	web.Any("/any", get)                                          // want `ANY /any get <200>`
	web.Handler("/handler", http.HandlerFunc(net))                // want `ANY /handler net <202>`
	web.Get("/files/*", get)                                      // want `GET /files/{path...} get <200>`
	web.Router("/pets", &Pets{})                                  // want `GET /pets Pets.Get <200 500>` `DELETE /pets Pets.Delete <204>` `POST /pets Pets.Post <201 409>`
	web.Router("/pets/:id", &Pets{}, "get:One;put,patch:Replace") // want `GET /pets/{id} Pets.One <200 404 500>` `PUT /pets/{id} Pets.Replace <202>` `PATCH /pets/{id} Pets.Replace <202>`
	web.Router("/pets/all", &Pets{}, "*:One")                     // want `ANY /pets/all Pets.One <200 404 500>`
	web.CtrlGet("/ctrl/:id", (*Pets).One)                         // want `GET /ctrl/{id} Pets.One <200 404 500>`
	web.CtrlDelete("/ctrl/:id", (*Pets).Delete)                   // want `DELETE /ctrl/{id} Pets.Delete <204>`
	ns := web.NewNamespace("/v1",
		web.NSBefore(func(ctx *context.Context) {}),
		web.NSGet("/x", get),                            // want `GET /v1/x get <200>`
		web.NSRouter("/pets", &Pets{}, "delete:Delete"), // want `DELETE /v1/pets Pets.Delete <204>`
		web.NSNamespace("/inner",
			web.NSRouter("/:id", &Pets{}, "get:One"),  // want `GET /v1/inner/{id} Pets.One <200 404 500>`
			web.NSCtrlDelete("/ctrl", (*Pets).Delete), // want `DELETE /v1/inner/ctrl Pets.Delete <204>`
		),
		web.NSNamespace("/second",
			web.NSDelete("/y", remove), // want `DELETE /v1/second/y remove <204>`
		),
	)
	web.AddNamespace(ns)
	v2 := web.NewNamespace("/v2")
	v2.Get("/x", get)                            // want `GET /v2/x get <200>`
	v2.Router("/pets", &Pets{}, "delete:Delete") // want `DELETE /v2/pets Pets.Delete <204>`
	web.AddNamespace(v2)
	web.Delete("/output", output)      // want `DELETE /output output <202>`
	web.Delete("/abort", abort)        // want `DELETE /abort abort <204 404>`
	web.Delete("/redirect", redirect)  // want `DELETE /redirect redirect <302>`
	web.Delete("/implicit", implicit)  // want `DELETE /implicit implicit <200>`
	web.Router("/failing", &Failing{}) // want `DELETE /failing Failing.Delete <204 400 409 500>`
}

func net(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func get(ctx *context.Context)      { ctx.WriteString("x") }
func remove(ctx *context.Context)   { ctx.ResponseWriter.WriteHeader(http.StatusNoContent) }
func implicit(ctx *context.Context) {}
func output(ctx *context.Context)   { ctx.Output.SetStatus(http.StatusAccepted) }
func redirect(ctx *context.Context) { ctx.Redirect(http.StatusFound, "/") }

func abort(ctx *context.Context) {
	if ctx.Input.Param(":id") == "" {
		ctx.Abort(http.StatusNotFound, "none")
	}
	ctx.Output.SetStatus(http.StatusNoContent)
}

type Pets struct{ web.Controller }

func (c *Pets) Get() {
	c.Data["json"] = "pets"
	c.ServeJSON()
}

func (c *Pets) Post() {
	if c.GetString("name") == "" {
		c.Ctx.Output.SetStatus(http.StatusConflict)
		c.Ctx.Output.JSON("taken", false, false)
		return
	}
	c.Ctx.Output.SetStatus(http.StatusCreated)
}

func (c *Pets) One() {
	if c.GetString(":id") == "" {
		c.Abort("404")
	}
	c.ServeJSON()
}

func (c *Pets) Replace() { c.Ctx.ResponseWriter.WriteHeader(http.StatusAccepted) }
func (c *Pets) Delete()  { c.Ctx.Output.SetStatus(http.StatusNoContent) }

type Failing struct{ web.Controller }

func (c *Failing) Prepare() {}

func (c *Failing) Delete() {
	switch c.GetString("id") {
	case "":
		c.CustomAbort(http.StatusBadRequest, "no id")
	case "a":
		c.fail(http.StatusConflict)
		return
	case "b":
		c.Abort("500")
	}
	c.Ctx.Output.SetStatus(http.StatusNoContent)
}

func (c *Failing) fail(code int) {
	c.Ctx.Output.SetStatus(code)
	c.ServeJSON()
}
