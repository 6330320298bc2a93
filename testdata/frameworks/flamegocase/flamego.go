package flamegocase

import (
	"net/http"

	"github.com/flamego/flamego"
)

func routes(f *flamego.Flame) {
	f.Delete("/wrong", wrong)
	f.Delete("/right", right)
	f.Delete("/implicit", implicit)
	f.Delete("/helped", helped)
	f.Delete("/result", result)
	f.Combo("/combo").Delete(auth, combined)
}

func auth(c flamego.Context) { c.Next() }

func wrong(r flamego.Render) {
	r.JSON(http.StatusOK, "gone") // want `DELETE /wrong answers 200`
}

func right(c flamego.Context, r flamego.Render) {
	if c.Param("id") == "" {
		r.PlainText(418, "no") // want `magic: status 418` `undocumented: status 418`
		return
	}
	c.ResponseWriter().WriteHeader(http.StatusNoContent)
}

func implicit(c flamego.Context) {} // want `DELETE /implicit answers an implicit 200`

func helped(r flamego.Render) {
	done(r) // want `DELETE /helped answers 201`
}

func done(r flamego.Render) { r.JSON(http.StatusCreated, nil) }

func result() (int, string) {
	return http.StatusOK, "gone" // want `DELETE /result answers 200`
}

func combined(r flamego.Render) {
	r.JSON(http.StatusNoContent, nil) // want `nobody: status 204`
}

func empty(r flamego.Render) { r.Binary(http.StatusNoContent, nil) }
