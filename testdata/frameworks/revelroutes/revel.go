// Package revelroutes is a server on revel, whose routes stand in conf/routes:
// what its actions answer is found where something else calls them.
package revelroutes

import (
	"net/http"

	"github.com/revel/revel"
)

func routes() {
	http.HandleFunc("DELETE /pets/{id}", func(w http.ResponseWriter, r *http.Request) { // want `DELETE /pets/{id} routes.func <204>`
		w.WriteHeader(http.StatusNoContent)
	})
}

type App struct{ *revel.Controller }

func (c App) Index() revel.Result { return c.Render() }

func (c App) Delete(id int) revel.Result {
	if id == 0 {
		return c.NotFound("none")
	}
	c.Response.Status = http.StatusNoContent
	return c.RenderText("")
}
