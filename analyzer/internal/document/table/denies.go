package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// (4.2) "do not use 302" documents nothing. What is denied must be the status:
// "has not returned any content" and "does not return a body" say something else.
// A condition on a method denies nothing: the status is used with the others.

var (
	// passive says that its subject is not used: the status, unless the words
	// before name something else.
	passive = lazyregexp.New(`(?i)(?:\b(?:should|must|shall|will|can|may)[\s]+\**not\**[\s]+be|\b(?:is|are|was|were)[\s]+(?:\**not\**|never)|\bnever|(?:^|[:;,.(|–—-][\s]*)not|\bdo(?:es)?[\s]+not[\s]+get|n['’]t[\s]+(?:be[\s]+)?)[\s]+(?:used|returned)\b`)
	// attribute says it in AsciiDoc.
	attribute = lazyregexp.New(`(?i)\{(?:do-not-use|not-used|dont-use)\}`)
	// active says it of its object.
	active = lazyregexp.New(`(?i)(?:\b(?:do(?:es)?|should|must|shall|will|has|have|had|can|may)[\s-]+\**(?:not|never)\**[\s-]+(?:use|return|send|respond[\s]+with)(?:d|ed)?\b|\b(?:do(?:es)?n|shouldn|mustn|won|hasn|haven)['’]t[\s]+(?:use|return|send)(?:d|ed)?\b|\bavoid(?:[\s]+(?:using|returning))?\b|\bnever[\s]+(?:use|return|send)s?\b)`)
	// things are what a response may be without.
	things = lazyregexp.New(`(?i)\b(?:body|bodies|content|contents|data|entity|payload|representation|resources?|objects?|values?|messages?|results?|anything|nothing|fields?|headers?|parameters?|list|information|details?|records?|items?|file|it)\W+$`)
	// objects are the words by which a status is the object.
	objects = lazyregexp.New(`(?i)^(?:this|it|these|them|those|for|in|on|unless|when|if|except|with|by|to|here|anymore|outside|any\s+more)$|^(?:status(?:es)?|codes?)$|\d{3}`)
	// ofMethod limits a denial to methods.
	ofMethod = lazyregexp.New(`^[^.;]*?\b(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)\b`)
	methodAs = lazyregexp.New(`(?i)^(?:\W|\b(?:for|with|in|on|by|to|of|when|the|an?|any|requests?|methods?|operations?|http)\b)*$`)
)

// denies reports whether a text says that a status is not used.
func denies(text string) bool {
	if attribute().MatchString(text) {
		return true
	}
	for _, at := range passive().FindAllStringIndex(text, -1) {
		if !things().MatchString(text[:at[0]]) && !limited(text[at[1]:]) {
			return true
		}
	}
	for _, at := range active().FindAllStringIndex(text, -1) {
		if isStatusNamed(text[at[1]:]) && !limited(text[at[1]:]) {
			return true
		}
	}
	return false
}

// deniedIn reports whether a text says that the statuses of a row or an item are
// not used: sentences that name others only deny those.
func (c codes) deniedIn(text string) bool {
	for text != "" {
		end := len(text)
		if at := sentenceEnd().FindStringIndex(text); at != nil {
			end = at[1]
		}
		if denies(text[:end]) && !c.isAboutOthers(text[:end]) {
			return true
		}
		text = text[end:]
	}
	return false
}

// isAboutOthers reports whether a sentence names statuses, and none of c.
func (c codes) isAboutOthers(sentence string) bool {
	named := false
	for _, m := range numberBefore().FindAllStringSubmatch(sentence, -1) {
		code, err := strconv.Atoi(m[1])
		if err != nil || slices.Contains(c.list, code) || slices.ContainsFunc(c.ranges, func(r model.Range) bool { return r.Lo <= code && code <= r.Hi }) {
			return false
		}
		named = true
	}
	return named
}

// limited reports whether what follows a denial limits it to methods: "is not
// returned for DELETE requests".
func limited(rest string) bool {
	m := ofMethod().FindString(rest)
	if m == "" {
		return false
	}
	return methodAs().MatchString(anyVerb().ReplaceAllString(m, ""))
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
	if len(words) > 6 {
		words = words[:6] // the object, and not what it is compared with
	}
	return objects().MatchString(words[0]) || slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(strings.ToLower(w), "status") || strings.EqualFold(w, "code") || lead().MatchString(w)
	})
}
