// Package aliased imports net/http under another name.
package aliased

import web "net/http"

func gone(w web.ResponseWriter) { web.Error(w, "gone", 410) }
