package beegoroutes

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

func routes() {
	web.Router("/pets/:id", &PetController{})                                                          // want `GET /pets/{id} PetController.Get <200 404 500>` `DELETE /pets/{id} PetController.Delete <204>`
	web.Router("/pets", &PetController{}, "get,head:List;post:Create")                                 // want `GET /pets PetController.List <200 500>` `HEAD /pets PetController.List <200 500>` `POST /pets PetController.Create <201 422 500>`
	web.Router("/pets/all", &PetController{}, "*:List")                                                // want `ANY /pets/all PetController.List <200 500>`
	web.Router("/files/*", &PetController{}, "put:Create")                                             // want `PUT /files/{path...} PetController.Create <201 422 500>`
	web.RouterWithOpts("/opts", &PetController{}, web.WithRouterMethods(&PetController{}, "get:List")) // want `GET /opts PetController.List <200 500>`
	web.CtrlGet("/ctrl", (*PetController).List)                                                        // want `GET /ctrl PetController.List <200 500>`
	web.CtrlDelete("/ctrl", (*PetController).Remove)                                                   // want `DELETE /ctrl PetController.Remove <200 400 500>`
	web.Get("/func", get)                                                                              // want `GET /func get <200>`
	web.Delete("/func", remove)                                                                        // want `DELETE /func remove <204>`
	web.Any("/any", get)                                                                               // want `ANY /any get <200>`
	web.Handler("/handler", http.NotFoundHandler())                                                    // want `ANY /handler net/http.NotFoundHandler <404>`
	web.AutoRouter(&BoxController{})                                                                   // want `ANY /box/open BoxController.Open <200 500>`
	web.AutoPrefix("/auto", &BoxController{})                                                          // want `ANY /auto/box/open BoxController.Open <200 500>`
	ns := web.NewNamespace("/v1",
		web.NSNamespace("/inner",
			web.NSRouter("/list", &PetController{}, "get:List"), // want `GET /v1/inner/list PetController.List <200 500>`
			web.NSGet("/func", get),                             // want `GET /v1/inner/func get <200>`
		),
		web.NSRouter("/list", &PetController{}, "get:List"), // want `GET /v1/list PetController.List <200 500>`
		web.NSCtrlDelete("/ctrl", (*PetController).Remove),  // want `DELETE /v1/ctrl PetController.Remove <200 400 500>`
	)
	ns.Router("/method", &PetController{}, "delete:Remove") // want `DELETE /v1/method PetController.Remove <200 400 500>`
	web.AddNamespace(ns)
	app := web.NewHttpSever()
	app.Router("/app", &PetController{}, "delete:Remove") // want `DELETE /app PetController.Remove <200 400 500>`
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
