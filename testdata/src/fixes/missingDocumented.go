package p // of the API

// missing sends by a function of another file, and imports nothing.
func missing() { sendAny(nil, 404) }
