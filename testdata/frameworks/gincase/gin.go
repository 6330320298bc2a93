package gincase

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type server struct {
	engine *gin.Engine
	group  *gin.RouterGroup
}

func routes() {
	s := &server{engine: gin.New()}
	s.group = s.engine.Group("/api")
	v1 := s.group.Group("/v1", auth)
	{
		v1.DELETE("/pets/:id", auth, s.wrong)
		v1.DELETE("/right/:id", right)
	}
	register(v1)
	s.engine.Handle(http.MethodDelete, "/handled", implicit)
	s.engine.Match([]string{"GET", "DELETE"}, "/matched", created)
	s.engine.DELETE("/helped", helped)
	s.engine.DELETE("/empty", silentEmpty)
	s.engine.DELETE("/body", body)
	s.engine.DELETE("/factory/*rest", factory(s))
	s.engine.POST("/bind", bind)
}

func register(g *gin.RouterGroup) {
	g.DELETE("/passed", passedGroup)
}

func auth(c *gin.Context) { c.AbortWithStatus(http.StatusUnauthorized) }

func (s *server) wrong(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"code": 200}) // want `delete: the handler of DELETE /api/v1/pets/{id} answers 200`
}

func right(c *gin.Context) { c.Status(http.StatusNoContent) }

func passedGroup(c *gin.Context) {
	c.String(http.StatusOK, "gone") // want `DELETE /api/v1/passed answers 200`
}

func implicit(c *gin.Context) {} // want `DELETE /handled answers an implicit 200`

func created(c *gin.Context) {
	c.Status(http.StatusCreated) // want `DELETE /matched answers 201`
}

func helped(c *gin.Context) {
	done(c, nil) // want `DELETE /helped answers 200`
}

func done(c *gin.Context, data any) { c.JSON(http.StatusOK, data) }

func silentEmpty(c *gin.Context) { c.String(http.StatusNoContent, "") }

func body(c *gin.Context) {
	c.JSON(http.StatusNoContent, nil) // want `nobody: status 204`
}

func factory(s *server) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.AbortWithStatusJSON(http.StatusOK, nil) // want `DELETE /factory/{rest...} answers 200`
	}
}

func bind(c *gin.Context) {
	var v struct{}
	if err := c.ShouldBindJSON(&v); err != nil {
		c.JSON(422, err) // want `magic: status 422` `undocumented: status 422`
		return
	}
	if c.Writer.Status() == 200 { // want `magic: status 200`
		c.JSON(http.StatusCreated, v)
	}
}

func silentBindThatFails(c *gin.Context) {
	var v struct{}
	if err := c.Bind(&v); err == nil {
		c.Status(http.StatusNoContent)
	}
}

func silentGuard(c *gin.Context) {
	id, ok := param(c)
	if !ok {
		return
	}
	_ = id
	c.Status(http.StatusNoContent)
}

func param(c *gin.Context) (string, bool) {
	id := c.Param("id")
	if id == "" {
		c.AbortWithStatus(http.StatusBadRequest)
		return "", false
	}
	return id, true
}

func guards(r *gin.Engine) {
	r.DELETE("/bind", silentBindThatFails)
	r.DELETE("/guard", silentGuard)
}
