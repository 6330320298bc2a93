package beegoroutes

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

// wrong: controllers answer by their methods, which registrations name or find; what is
// handed to a namespace is below it; and ServeJSON answers 200 where nothing is set.
func routes() {
	web.Router("/pets/:id", &PetController{})                          // want `ANY /pets/{id} &PetController{} <…>`
	web.Router("/pets", &PetController{}, "get,head:List;post:Create") // want `ANY /pets &PetController{} <…>`
	web.Router("/pets/all", &PetController{}, "*:List")                // want `ANY /pets/all &PetController{} <…>`
	web.Router("/files/*", &PetController{}, "put:Create")             // want `ANY /files/{path...} &PetController{} <…>`
	web.RouterWithOpts("/opts", &PetController{}, web.WithRouterMethods(&PetController{}, "get:List"))
	web.CtrlGet("/ctrl", (*PetController).List)      // want `GET /ctrl PetController.List <500>`
	web.CtrlDelete("/ctrl", (*PetController).Remove) // want `DELETE /ctrl PetController.Remove <400 500>`
	web.Get("/func", get)                            // want `GET /func get <200>`
	web.Delete("/func", remove)                      // want `DELETE /func remove <204>`
	web.Any("/any", get)                             // want `ANY /any get <200>`
	web.Handler("/handler", http.NotFoundHandler())  // want `ANY /handler net/http.NotFoundHandler <404>`
	web.AutoRouter(&BoxController{})                 // want `ANY / &BoxController{} <…>`
	web.AutoPrefix("/auto", &BoxController{})        // want `ANY /auto &BoxController{} <…>`
	ns := web.NewNamespace("/v1",
		web.NSNamespace("/inner",
			web.NSRouter("/list", &PetController{}, "get:List"), // want `ANY /list &PetController{} <…>`
			web.NSGet("/func", get),                             // want `GET /func get <200>`
		),
		web.NSRouter("/list", &PetController{}, "get:List"), // want `ANY /list &PetController{} <…>`
		web.NSCtrlDelete("/ctrl", (*PetController).Remove),
	)
	ns.Router("/method", &PetController{}, "delete:Remove") // want `ANY /v1/method &PetController{} <…>`
	web.AddNamespace(ns)
	app := web.NewHttpSever()
	app.Router("/app", &PetController{}, "delete:Remove") // want `ANY /app &PetController{} <…>`
	app.Delete("/app/func", remove)                       // want `DELETE /app/func remove <204>`
}

type BaseController struct{ web.Controller }

func (c *BaseController) ok(v any) {
	c.Data["json"] = v
	c.ServeJSON()
}

func (c *BaseController) fail(code int) {
	c.Ctx.ResponseWriter.WriteHeader(code)
}

type PetController struct{ BaseController }

func (c *PetController) Get() {
	if c.Ctx.Input.Param(":id") == "" {
		c.Abort("404")
	}
	c.ok("pet")
}

func (c *PetController) Delete() { c.Ctx.Output.SetStatus(http.StatusNoContent) }

func (c *PetController) List() { c.ok(nil) }

func (c *PetController) Create() {
	if c.GetString("name") == "" {
		c.CustomAbort(http.StatusUnprocessableEntity, "a name is missing")
	}
	c.Ctx.Output.SetStatus(http.StatusCreated)
	c.ok(nil)
}

func (c *PetController) Remove() {
	if c.GetString("id") == "" {
		c.fail(http.StatusBadRequest)
		return
	}
	c.ok(nil)
}

type BoxController struct{ web.Controller }

func (c *BoxController) Prepare() {}

func (c *BoxController) Open() { c.ServeJSON() }

func get(ctx *context.Context) { ctx.WriteString("pet") }

func remove(ctx *context.Context) { ctx.Output.SetStatus(http.StatusNoContent) }
