package analyzer

import "strconv"

// StatusName returns the name that the table has for a status.
func StatusName(code string) string {
	n, err := strconv.Atoi(code)
	if err != nil {
		return ""
	}
	return constantName(n)
}
