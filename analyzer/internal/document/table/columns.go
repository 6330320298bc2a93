package table

import (
	"fmt"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

var (
	saysStatus = lazyregexp.New(`(?i)status|code|http|response|return|error|success|failure|result|状态|狀態|响应|返回码|错误码|ステータス|コード|상태|\bкод|статус|código|estado|\bétat\b|\bstato\b`)
	saysHTTP   = lazyregexp.New(`(?i)status|http|状态码|狀態碼|ステータス|статус`)
	saysError  = lazyregexp.New(`(?i)error|failure|错误|エラー|ошибк`)
	saysOther  = lazyregexp.New(`(?i)priorit|\brange\b|\bport|size|limit|count|version|year|second|timeout|latency|width|height|quota|bytes|amount|price|weight|\bage\b|\bid\b|smtp|exit|errno|opcode|burst|\brates?\b|retry|retries|attempts?|\bcalls?\b|\busers?\b|\bitems?\b|\brows?\b|\bpoints?\b|delay|interval|duration|\bwait|\brequests?$|per (?:second|minute|hour|day|month)|length|distance|speed|端口|年份|价格|数量|大小|长度|限制|超时|优先级|秒`)
)

// interpretTable finds the columns of codes, and reads their rows. A column whose
// header names statuses comes before those whose headers do not.
func interpretTable(d *document, rows [][]cell) {
	width := 0
	for _, r := range rows {
		width = min(max(width, len(r)), maxColumns)
	}
	methods := newMethodKeys(rows, width)
	var columns []int
	best := none
	for col := range width {
		trust := isCodeColumn(rows, col)
		if trust == sure && methods.column >= 0 {
			trust = called // a row for each method: successes in one column, errors in another
		}
		switch {
		case trust == none || trust < best:
		case trust > best:
			best, columns = trust, []int{col}
		default:
			columns = append(columns, col)
		}
	}
	if len(columns) == 0 {
		for _, r := range rows {
			for _, c := range r {
				d.stated(c)
			}
		}
	}
	for _, col := range methods.with(columns, rows) {
		for _, r := range rows {
			if col < len(r) {
				readRow(d, r, col, methods)
			}
		}
	}
}

func at(r []cell, i int) string {
	if i < len(r) {
		return r[i].text
	}
	return ""
}

// readRow reads one row of a table of statuses.
func readRow(d *document, r []cell, col int, methods *methodKeys) {
	text := strings.TrimSpace(r[col].text)
	c, ok := cellCodes(text)
	if !ok {
		if almost().MatchString(markup.Replace(text)) {
			d.problem(r[col].line, fmt.Sprintf("%q is no status code", text))
		}
		return
	}
	var rest []string
	for i, other := range r {
		if i != col {
			rest = append(rest, other.text)
		}
	}
	description := strings.Join(rest, " ")
	if c.deniedIn(text) || c.deniedIn(description) {
		d.noteDenied(r[col].line, c)
		return
	}
	d.add(c, r[col].line, methods.of(r, col, text+" "+description, c), text+" "+description)
}
