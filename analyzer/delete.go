package analyzer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// checkDelete reports DELETE handlers that do not answer 204.
//
//	(3.12) Wrong is every success that a DELETE handler can write other than the
//	allowed ones, implicit successes included. A handler that writes no success,
//	or that is not known, is silent.
//	(3.13) Allowed: delete of the configuration; else the successes of the
//	operation's document; else those of the tables for DELETE; else 204 and 202.
//	204 is never wrong here: a document that lists another success is the
//	concern of undocumented.
//	(3.14) The method comes from the registration, from r.Method tests that
//	guard the write, from comments; from a name only with -delete-names.
//	(3.15) Reported at the expression that names the status where it stands in
//	the handler's body; else at the call there that leads to it; else at the
//	handler's name. A handler of another package: in the registration.
func checkDelete(c *checker) {
	d := &deletes{c}
	for _, h := range c.Handlers() {
		switch {
		case !h.Serves("DELETE") || h.Elsewhere:
		case !h.Parted:
			d.check(h)
		case !h.Body.Valid() && c.Documents().HasOperations():
			part := *h
			part.Summary = onlyDelete(h.Summary)
			d.check(&part) // its own package leaves it to the registration
		}
	}
	d.dispatched()
	if c.Conf.DeleteNames {
		d.byName()
	}
}

// deletes is one run of the rule on a package.
type deletes struct{ *checker }

func (c *deletes) check(h *record.Handler) {
	allowed, why, unclear := c.allowed(h)
	if unclear {
		return // what is documented depends on what is not known here
	}
	for _, s := range h.Statuses {
		if !status.IsSuccess(s.Code) || s.Via == flow.Middleware || s.Via == flow.Mapper || s.Code == 204 || slices.Contains(allowed, s.Code) {
			continue // no success, not known to be this route's, or right
		}
		if !s.Methods.Has("DELETE") || h.Method == "" && s.Methods.Any() {
			continue // written for other methods only, or not for DELETE in particular
		}
		rng := h.Place(s)
		if !rng.Valid() || s.Via == flow.Implicit && h.NamedThere(s, rng) {
			continue // nowhere to show it, or reported there already
		}
		answer := "the handler of " + h.Route() + " " + answers(s)
		c.add(finding{
			rule: "delete", at: rng, paths: routePaths(h), subject: answer,
			message: fmt.Sprintf("%s: want %s%s", answer, joinOr(allowed), why),
		}, related(h.Registered.Range(), "registered here"))
	}
}

func answers(s record.Status) string {
	if s.Via == flow.Implicit {
		return "answers an implicit " + status.Named(s.Code)
	}
	return "answers " + status.Named(s.Code)
}

// joinOr returns "204 or 202".
func joinOr(codes []int) string {
	words := make([]string, 0, len(codes))
	for _, code := range codes {
		words = append(words, strconv.Itoa(code))
	}
	return strings.Join(words, " or ")
}

// allowed returns the successes that a DELETE handler may write (3.13), and where
// they come from.
func (c *deletes) allowed(h *record.Handler) (codes []int, why string, unclear bool) {
	if len(c.Conf.Delete) > 0 {
		return c.Conf.Delete, "", false
	}
	op, unclear := c.Operation(h)
	if op != nil && len(op.Successes()) > 0 {
		return op.Successes(), ", as " + op.Where() + " documents", false
	}
	if codes, why := c.Documents().DeleteSuccesses(h.Path, h.Suffix); len(codes) > 0 {
		return codes, why, unclear
	}
	return []int{204, 202}, "", unclear
}

// dispatched checks the parts of handlers of any method that only DELETE
// reaches, and the functions that such a part passes the request to.
func (c *deletes) dispatched() {
	for i := range c.Functions {
		d := &c.Functions[i]
		if !d.Handles || c.InTest(d.Node.Pos()) {
			continue
		}
		for _, h := range c.methodParts(d) {
			h.Summary, h.Body, h.At = onlyDelete(d.Summary), d.Node, d.At
			c.check(&h)
			for _, to := range d.Dispatches {
				if n := len(to.Methods.Names()); n == 0 || n > maxInParticular || !to.Methods.Has("DELETE") {
					continue // not for DELETE in particular
				}
				if to.To > 0 {
					inner := &c.Functions[to.To-1]
					h.Summary, h.Body, h.At = inner.Summary, inner.Node, inner.At
					c.check(&h)
				}
			}
		}
	}
}

// methodParts returns the routes of any method that a function answers, for
// DELETE. It returns a route of unknown path for a function without a route, and
// none for a function that is registered for single methods: the registration
// says which requests reach it, and has been checked. Where documents list
// operations, a function without a route is left to the package that registers
// it, which knows its operation (4.6).
func (c *deletes) methodParts(d *record.Function) []record.Handler {
	var out []record.Handler
	registered := false
	for _, h := range c.Handlers() {
		if h.Body != d.Node {
			continue // another function's
		}
		registered = true
		if h.Parted && h.Method == "DELETE" {
			out = append(out, *h)
		}
	}
	if !registered && !c.Documents().HasOperations() {
		out = []record.Handler{{Method: "DELETE"}}
	}
	return out
}

// maxInParticular is how many methods a test may leave, DELETE among them, that
// still names DELETE: PUT, PATCH and DELETE; not all but OPTIONS.
const maxInParticular = 3

// onlyDelete keeps the statuses that are written where r.Method is known to be DELETE.
func onlyDelete(s record.Summary) record.Summary {
	out := s
	out.Statuses = nil
	for _, st := range s.Statuses {
		names := st.Methods.Names()
		if len(names) == 1 && names[0] == "DELETE" && !handedOn(s, st) {
			out.Statuses = append(out.Statuses, st)
		}
	}
	return out
}

// handedOn reports whether the status is written by another handler, to which
// the request is passed on as a whole: it is reported there.
func handedOn(s record.Summary, st record.Status) bool {
	for _, d := range s.Dispatches {
		if st.At == d.At && d.Func {
			return true
		}
	}
	return false
}

// byName checks handlers that have the word Delete in their name (-delete-names).
func (c *deletes) byName() {
	for i := range c.Functions {
		d := &c.Functions[i]
		if d.Func == nil || !d.Handles || !namesDelete(d.Base) || c.InTest(d.Node.Pos()) {
			continue
		}
		c.check(&record.Handler{Method: "DELETE", Summary: d.Summary, Body: d.Node, At: d.At})
	}
}

// namesDelete reports whether one of the words of a name is delete: DeletePet,
// handleDelete, pet_delete; not undelete, nor deletedPets.
func namesDelete(name string) bool {
	for i := range len(name) {
		rest, ok := strings.CutPrefix(name[i:], "Delete")
		if !ok {
			rest, ok = strings.CutPrefix(name[i:], "delete")
			ok = ok && (i == 0 || name[i-1] == '_')
		}
		if ok && (rest == "" || !unicode.IsLower(rune(rest[0]))) {
			return true
		}
	}
	return false
}
