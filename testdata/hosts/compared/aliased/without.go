package aliased

import "example.com/kit"

func teapot(c *kit.Client) bool { return c.Response.StatusCode == 418 }
