package revelcase

import (
	"net/http"

	"github.com/revel/revel"
)

type App struct{ *revel.Controller }

func (c App) Create() revel.Result {
	c.Response.Status = 422 // want `magic: status 422` `undocumented: status 422`
	return c.RenderJSON("no")
}

func (c App) Remove(id int) revel.Result {
	if id == 0 {
		return c.NotFound("none")
	}
	c.Response.SetStatus(http.StatusLocked) // want `undocumented: status 423`
	return c.RenderText("")
}
