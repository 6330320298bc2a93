#!/usr/bin/env bash
# Makes the README's pictures from real runs: bash docs/pictures.sh. Needs
# chromium, and script of util-linux, since colours are for terminals alone.
set -euo pipefail
cd "$(dirname "$0")/.."
docs=$PWD/docs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/statuslint" ./cmd/statuslint
browser() { # browser WIDTH HEIGHT ARGUMENT...: opens a page in Chromium
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.5 \
		--window-size="$1,$2" "${@:3}" 2>"$work/log" || {
		cat "$work/log"
		exit 1
	}
}
shoot() { # shoot NAME WIDTH: a picture of $work/NAME.html, as high as the page
	local height
	{
		cat "$work/$1.html"
		echo '<script>document.body.dataset.height = Math.ceil(Math.max(document.documentElement.scrollHeight,
			...[...document.querySelectorAll("body *")].map((e) => e.getBoundingClientRect().bottom)))</script>' # the table scrolls in its own part
	} >"$work/measured.html"
	height=$(browser "$2" 100 --dump-dom "file://$work/measured.html" | sed -n 's/.*data-height="\([0-9]*\)".*/\1/p')
	browser "$2" "$height" --screenshot="$docs/$1.png" "file://$work/$1.html"
	ls -l "$docs/$1.png"
}

cd testdata/hosts/corpus
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) "$work/statuslint" routes -format html ./... >"$work/map.html"
shoot map 1000

typed() { # typed LINE: a line and what it prints on a terminal, as HTML
	printf '<b>$ %s</b>\n' "$1"
	PATH=$work:$PATH script -qec "stty cols 112; $1" /dev/null | sed -E '
		s/\r+$//; s/.*\r//
		s/\x1b\[K//g
		s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g
		s/\x1b\[0m/<\/span>/g
		s/\x1b\[1;31m/<span class="bold red">/g
		s/\x1b\[([0-9]+)m/<span class="c\1">/g' || true # findings are exit 3
}
cd ../../../examples/petstore
{
	echo '<!doctype html><meta charset="utf-8"><style>
		body { background: #1e1e24; color: #ddd; margin: 18px; font: 14px/1.45 "DejaVu Sans Mono", monospace }
		pre { margin: 0; font: inherit; white-space: pre-wrap } b { color: #9cd } 
		.bold, .c1 { font-weight: bold; color: #fff } .c2 { color: #888 } .red, .c31 { color: #f77 } .c32 { color: #8d8 } .c33 { color: #ec6 }
		</style><pre>'
	typed 'statuslint ./...'
	echo
	typed 'statuslint routes ./...'
	echo '</pre>'
} >"$work/terminal.html"
shoot terminal 1000
