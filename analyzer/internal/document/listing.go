package document

// Operations returns the operations of the set, those of one document in its own
// order. Paths of which no operation could be read are left out.
func (s *Set) Operations() []*Match {
	var out []*Match
	for _, o := range s.operations {
		if o.op.Method != "" {
			out = append(out, &Match{op: o.op, doc: o.doc})
		}
	}
	return out
}

// Method returns the operation's method, in upper case.
func (m *Match) Method() string { return m.op.Method }

// Path returns the operation's path as its document has it, with the parameters
// as {name}, and without the prefix of a server.
func (m *Match) Path() string { return m.op.Path }

// Paths returns the paths by which the operation may be called: below each of
// the document's prefixes, or below none where it has none or where one of its
// servers has no path.
func (m *Match) Paths() []string {
	var out []string
	if len(m.doc.Prefixes) == 0 || m.doc.Rooted {
		out = append(out, m.op.Path)
	}
	for _, prefix := range m.doc.Prefixes {
		out = append(out, prefix+m.op.Path)
	}
	return out
}

// File returns the file in which the operation stands.
func (m *Match) File() string {
	if m.op.File != "" {
		return m.op.File
	}
	return m.doc.File
}

// Line returns the operation's line in File, from 1.
func (m *Match) Line() int { return m.op.Line }

// Document returns the document that lists the operation.
func (m *Match) Document() *Document { return m.doc }

// Unknown reports whether the operation's responses could not be read.
func (m *Match) Unknown() bool { return m.op.Unknown }
