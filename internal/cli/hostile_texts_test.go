package cli

import (
	"slices"
	"strings"
)

// hostileText is a text that would act on what shows it.
type hostileText struct {
	name    string
	text    string
	refused bool // no file may say it: reading it is an error with a place
	long    bool // it stands in full in few fields, to keep files at a size that people read
}

// hostileGroups are the texts that stand in the same files: three that files may
// say, in turn, or one that they may not.
func hostileGroups(texts []hostileText) [][]hostileText {
	var groups [][]hostileText
	var said []hostileText
	for _, text := range texts {
		if text.refused {
			groups = append(groups, []hostileText{text})
		} else {
			said = append(said, text)
		}
	}
	return slices.AppendSeq(groups, slices.Chunk(said, 3))
}

// hostileTexts are texts for a browser, a spreadsheet, a terminal, a reader of
// Markdown, a calendar, a picture, a parser and a person's eye.
func hostileTexts() []hostileText {
	return []hostileText{
		{name: "none", text: "Plain words"},

		{name: "markup", text: `<script>alert(1)</script>]]>--><img src=x onerror=1></style></title></svg>`},
		{name: "attribute", text: `" onmouseover="alert(1)" x='"; --');DROP TABLE x;--`},
		{name: "entities", text: `&lt;b&gt; &#60;script&#62; &amp &nosuch; %s%n%!d(x) ${HOME} $(id)`},
		{name: "script address", text: `javascript:alert(1)`},
		{name: "data address", text: `data:text/html,<script>alert(1)</script>`},
		{name: "address with markup", text: `https://example.invalid/"><script>alert(1)</script>`},

		{name: "command formula", text: `=cmd|' /C calc'!A0`},
		{name: "sum formula", text: `@SUM(1+1)`},
		{name: "plus", text: `+1+1`},
		{name: "minus", text: `-1-1`},
		{name: "spaces and formula", text: "  =1+1"},
		{name: "end of cell", text: "\"=1+1\";=2,=3;\"\""},
		{name: "tab and formula", text: "\t=1", refused: true},
		{name: "return and formula", text: "\r=1", refused: true},

		{name: "color", text: "\x1b[31mred", refused: true},
		{name: "link by OSC 8", text: "\x1b]8;;https://example.invalid\x1b\\click\x1b]8;;\x1b\\", refused: true},
		{name: "clipboard by OSC 52", text: "\x1b]52;c;cHduZWQ=\a", refused: true},
		{name: "C1 introducer", text: "\u009b31mred", refused: true},
		{name: "delete", text: "a\x7fb", refused: true},
		{name: "NUL", text: "a\x00b", refused: true},
		{name: "not UTF-8", text: notUTF8, refused: true},
		{name: "right to left", text: "\u202egpj.exe", refused: true},
		{name: "isolate", text: "\u2066hidden\u2069", refused: true},
		{name: "newline", text: "one\ntwo", refused: true},
		{name: "return and newline", text: "one\r\ntwo", refused: true},
		{name: "line separator", text: "one\u2028two", refused: true},
		{name: "next line", text: "one\u0085two", refused: true},
		{name: "event in a calendar", text: "one\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:two", refused: true},
		{name: "no character", text: "a\ufffeb", refused: true},
		{name: "mark of byte order", text: "a\ufeffb", refused: true},

		{name: "backslashes", text: `one\nEND:VEVENT\nBEGIN:VEVENT \\ \| \< \"`},
		{name: "marks and tags", text: "a\u200eb\u200fc\u061cd\U000e0041\U000e0042e"},
		{name: "wide and joined", text: "健康情報管理士👩🏽‍⚕️👨‍👩‍👧‍👦Z" + strings.Repeat("\u0351\u0489", 20)},
		{name: "10,000 characters", text: strings.Repeat("ab cd", 1000) + strings.Repeat("x", 5000), long: true},
		{name: "empty"},
		{name: "white space", text: "   ", refused: true},

		{name: "Markdown", text: "# [x](javascript:alert(1)) | a | b | ``` `x` *y* _z_"},
		{name: "Markdown reference", text: `[x]: javascript:alert(1)`},
		{name: "fence", text: "~~~ x: [y, *z] # {{ .Name }}"},
		{name: "DOT and Mermaid", text: `"]}; click n0 "javascript:alert(1)" \" ; node [label=<<B>x</B>>]; a -> b`},
	}
}

// notUTF8 stands for a byte that is no text: JSON cannot say it, so the files get
// it when they are written.
const notUTF8 = "a\ue000b"
