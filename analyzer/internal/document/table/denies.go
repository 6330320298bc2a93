package table

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// (4.2) "do not use 302" documents nothing.

var (
	// never is what says that a code is not used.
	never = lazyregexp.New(`(?i)\b((?:should|must|shall|will)[\s]+\**not\**[\s]+be[\s]+(?:used|returned)|never[\s]+(?:used|returned)|(?:is[\s]+)?not[\s]+(?:used|returned)|avoid(?: using)?[\s]+\d)`)
	// neverSuch says it of its object.
	neverSuch = lazyregexp.New(`(?i)\b(?:do(?:es)?[\s-]+\**not\**[\s-]+(?:use|return)|don['’]?t[\s]+use)\b`)
	// things are what a response may be without.
	things = lazyregexp.New(`(?i)\b(?:body|content|data|entity|payload|representation|resource|object|value|message|results?|anything)\W+(?:is\s+|are\s+)?$`)
	// objects are the words by which a status is the object.
	objects = lazyregexp.New(`(?i)^(?:this|it|these|them|those|for|in|on|unless|when|if|except|with|by|to|here|anymore|outside|any\s+more)$|^(?:status(?:es)?|codes?)$|\d{3}`)
)

// denies reports whether a text says that a status is not used.
func denies(text string) bool {
	for _, at := range never().FindAllStringIndex(text, -1) {
		if !things().MatchString(text[:at[0]]) {
			return true // and not: "content is not returned"
		}
	}
	for _, at := range neverSuch().FindAllStringIndex(text, -1) {
		if isStatusNamed(text[at[1]:]) {
			return true
		}
	}
	return false
}

// isStatusNamed reports whether what follows "do not use" means a status: nothing,
// "this", "413 for", and not "a body".
func isStatusNamed(object string) bool {
	if i := strings.IndexAny(object, ".,;:)"); i >= 0 {
		object = object[:i]
	}
	words := strings.Fields(strings.Trim(markup.Replace(object), " -"))
	if len(words) == 0 {
		return true
	}
	return objects().MatchString(words[0]) || slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(strings.ToLower(w), "status") || strings.EqualFold(w, "code") || lead().MatchString(w)
	})
}
