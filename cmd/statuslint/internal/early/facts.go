package early

import "os"

// A facts file says whether the unit that wrote it is open: it is, unless the
// file is empty or ends with closed. Other facts are read up to there.

// noFacts is a list of no facts as golang.org/x/tools/internal/facts encodes it,
// by encoding/gob: the file of a unit that is open, and has no facts.
const noFacts = "\r\xff\x81\x02\x01\x02\xff\x82\x00\x01\xff\x80\x00\x00" +
	"4\x7f\x03\x01\x01\agobFact\x01\xff\x80\x00\x01\x03\x01\aPkgPath\x01\f\x00\x01\x06Object\x01\f\x00\x01\x04Fact\x01\x10\x00\x00\x00" +
	"\x04\xff\x82\x00\x00"

const closed = "\x00closed"

// WriteFacts writes the facts file of a unit. No data is the encoding of no facts.
func WriteFacts(file string, data []byte, open bool) error {
	switch {
	case open && len(data) == 0:
		data = []byte(noFacts)
	case !open && len(data) > 0:
		data = append(data, closed...)
	}
	return os.WriteFile(file, data, 0o666)
}

// isOpen reads whether the unit that wrote the file is open. It is, too, where
// the file cannot be read (b), or was written by unitchecker.
func isOpen(file string) bool {
	info, err := os.Stat(file)
	if err != nil || info.Size() == 0 {
		return err != nil
	}
	f, err := os.Open(file)
	if err != nil {
		return true
	}
	defer f.Close()
	end := make([]byte, len(closed))
	_, err = f.ReadAt(end, max(0, info.Size()-int64(len(end))))
	return err != nil || string(end) != closed
}
