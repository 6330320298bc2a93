package hertzcase

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

func routes() {
	h := server.Default()
	api := h.Group("/api")
	api.DELETE("/pets/:id", wrong)
	api.DELETE("/right", right)
	h.Handle("DELETE", "/implicit", implicit)
}

func wrong(ctx context.Context, c *app.RequestContext) {
	c.JSON(consts.StatusOK, nil) // want `DELETE /api/pets/{id} answers 200`
}

func right(ctx context.Context, c *app.RequestContext) { c.SetStatusCode(consts.StatusNoContent) }

func implicit(ctx context.Context, c *app.RequestContext) {} // want `DELETE /implicit answers an implicit 200`
