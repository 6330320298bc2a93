package beegocase

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

func routes() {
	web.Router("/pets/:id", &pets{})
	web.Delete("/wrong", wrong)
	web.Delete("/right", right)
	web.Delete("/implicit", implicit)
	web.Delete("/helped", helped)
}

type pets struct{ web.Controller }

func (c *pets) Delete() {
	c.Data["json"] = "gone"
	c.ServeJSON() // want `DELETE /pets/{id} answers an implicit 200`
}

func (c *pets) Get() {
	if c.GetString("id") == "" {
		c.Abort("404")
	}
	c.Ctx.Output.SetStatus(418)          // want `magic: status 418` `undocumented: status 418`
	c.CustomAbort(422, "no")             // want `magic: status 422` `undocumented: status 422`
	c.Ctx.Output.Status = 423            // want `magic: status 423` `undocumented: status 423`
	c.Redirect("/", http.StatusSeeOther) // want `undocumented: status 303`
}

func wrong(ctx *context.Context) {
	ctx.Output.SetStatus(http.StatusOK) // want `DELETE /wrong answers 200`
}

func right(ctx *context.Context) { ctx.ResponseWriter.WriteHeader(http.StatusNoContent) }

func implicit(ctx *context.Context) {} // want `DELETE /implicit answers an implicit 200`

func helped(ctx *context.Context) {
	done(ctx) // want `DELETE /helped answers 201`
}

func done(ctx *context.Context) { ctx.Output.SetStatus(http.StatusCreated) }
