package iriscase

import "github.com/kataras/iris/v12"

func routes() {
	app := iris.New()
	api := app.Party("/api")
	api.Delete("/pets/{id:uint64}", wrong)
	api.Handle("DELETE", "/right", right)
	app.PartyFunc("/func", func(p iris.Party) {
		p.Delete("/x", stop)
	})
}

func wrong(ctx iris.Context) {
	ctx.StatusCode(iris.StatusOK) // want `DELETE /api/pets/{id} answers 200`
}

func right(ctx iris.Context) { ctx.StatusCode(iris.StatusNoContent) }

func stop(ctx iris.Context) {
	ctx.StopWithStatus(iris.StatusCreated) // want `DELETE /func/x answers 201`
}
