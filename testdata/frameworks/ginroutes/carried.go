package ginroutes

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

// Errors that carry a status, left to a middleware that answers with it.

type failure struct{ code int }

func (f *failure) Error() string { return http.StatusText(f.code) }

var errTaken = &failure{http.StatusConflict}

func carried() {
	r := gin.New()
	r.Use(answering)
	r.DELETE("/left/made", leftMade)                             // want `DELETE /left/made leftMade <204 404 500 …>`
	r.DELETE("/left/found", leftFound)                           // want `DELETE /left/found leftFound <204 409 410 500 …>`
	r.DELETE("/left/helper", leftTo)                             // want `DELETE /left/helper leftTo <204 409 410 500 …>`
	r.DELETE("/left/replaced", leftReplaced)                     // want `DELETE /left/replaced leftReplaced <204 418 500>`
	r.Any("/wrapped/handler", gin.WrapH(http.NotFoundHandler())) // want `ANY /wrapped/handler net/http.NotFoundHandler <404 500>`
	r.PUT("/wrapped/func", gin.WrapF(accepted))                  // want `PUT /wrapped/func accepted <202 500>`
}

func answering(c *gin.Context) {
	c.Next()
	if len(c.Errors) == 0 {
		return
	}
	var f *failure
	if errors.As(c.Errors.Last().Err, &f) {
		c.AbortWithStatusJSON(f.code, gin.H{"error": f.Error()})
		return
	}
	c.AbortWithStatus(http.StatusInternalServerError)
}

func leftMade(c *gin.Context) {
	if c.Param("id") == "" {
		_ = c.Error(&failure{code: http.StatusNotFound})
		return
	}
	c.Status(http.StatusNoContent)
}

func find(id string) error {
	switch id {
	case "":
		return &failure{http.StatusGone}
	case "taken":
		return errTaken
	}
	return nil
}

func leftFound(c *gin.Context) {
	if err := find(c.Param("id")); err != nil {
		c.Error(err)
		return
	}
	c.Status(http.StatusNoContent)
}

func leftTo(c *gin.Context) {
	if err := find(c.Param("id")); err != nil {
		fail(c, err)
		return
	}
	c.Status(http.StatusNoContent)
}

// What is answered after the error was left is the answer.
func leftReplaced(c *gin.Context) {
	if err := find(c.Param("id")); err != nil {
		c.Error(err)
		c.AbortWithStatus(http.StatusTeapot)
		return
	}
	c.Status(http.StatusNoContent)
}

func accepted(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }
