package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/muesli/cancelreader"

	"careers/rung/roles"
)

// lines asks a form line by line. huh has a mode of this kind too, but that one
// reads ahead of its question, takes the end of input for an answer and repeats
// a whole list for each tick.
type lines struct {
	in      *bufio.Reader
	out     io.Writer
	width   int    // 0: lines are not broken
	section string // the last that was named
	levels  bool   // it was told what a level is
}

// errBack is the answer that asks for the page before.
var errBack = errors.New("back")

func walkLines(ctx context.Context, first *page, o FormOptions) error {
	in := o.In
	if file, err := cancelreader.NewReader(o.In); err == nil { // a plain file needs no canceling
		stop := context.AfterFunc(ctx, func() { file.Cancel() })
		defer file.Close()
		defer stop()
		in = file
	}
	l := &lines{in: bufio.NewReader(in), out: o.Out, width: o.Width}
	if first.whole {
		l.say("Press Enter to keep an answer or to skip a question. Type back for the questions before, quit to leave without writing.")
	}
	var behind []*page
	for p := first; p != nil; {
		switch err := l.page(p); {
		case ctx.Err() != nil:
			l.say("")
			return ctx.Err()
		case errors.Is(err, errBack):
			if len(behind) > 0 {
				p, behind = behind[len(behind)-1], behind[:len(behind)-1]
			} else {
				l.say("These are the first questions.")
			}
			continue
		case errors.Is(err, io.EOF):
			l.say("")
			return ErrLeft
		case err != nil:
			return err
		}
		next := p.next()
		if next != nil {
			behind = remember(behind, p, next)
		}
		p = next
	}
	return nil
}

// say says a line, broken between words where it is wider than the terminal.
func (l *lines) say(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if l.width > 0 {
		text = strings.Join(wrapped(text, l.width), "\n")
	}
	fmt.Fprintln(l.out, text)
}

// read asks for a line. The words back and quit are no answers.
func (l *lines) read(prompt string) (string, error) {
	fmt.Fprint(l.out, prompt+" ")
	text, err := l.in.ReadString('\n')
	if err != nil && text == "" {
		return "", err
	}
	text = strings.TrimSpace(text)
	if len(text) > 4*maxTyped {
		l.say("That is too long; it was cut.")
		text = strings.ToValidUTF8(text[:4*maxTyped], "")
	}
	switch strings.ToLower(text) {
	case "back":
		return "", errBack
	case "quit":
		return "", ErrLeft
	}
	return text, nil
}

func (l *lines) page(p *page) error {
	if p.section != l.section {
		title := p.section
		if p.of > 0 {
			title = fmt.Sprintf("Part %d of %d: %s", p.at, p.of, p.section)
		}
		l.say("")
		l.say("%s.", title)
		l.section = p.section
	}
	for _, line := range p.lines {
		l.say("%s", line)
	}
	for _, q := range p.questions {
		if err := l.ask(q); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) ask(q *question) error {
	label := q.label
	if q.why != "" && !strings.HasSuffix(label, "?") && !strings.HasSuffix(label, ".") {
		label += ":" // what is asked of a resume is no sentence
	}
	l.say("%s", strings.TrimSpace(label+" "+q.why))
	switch q.kind {
	case freeText:
		return l.askText(q)
	case yesNo:
		return l.askYes(q)
	}
	if !q.long() {
		for i, o := range q.options {
			l.say("%d. %s", i+1, numbered(q, o))
		}
	}
	if q.kind == pickOne {
		return l.askOne(q)
	}
	return l.askMany(q)
}

// numbered is an option as a list reads it out.
func numbered(q *question, o option) string {
	text := q.named(o)
	if o.detail != "" {
		text += ", " + o.detail
	}
	if q.kind == pickMany && o.on {
		text += ", ticked"
	}
	return text
}

func (l *lines) askText(q *question) error {
	for {
		prompt := "Answer:"
		switch {
		case q.text != "":
			prompt = fmt.Sprintf("Answer (now %s; - for none):", q.text)
		case q.example != "":
			prompt = fmt.Sprintf("Answer (such as %s):", q.example)
		}
		text, err := l.read(prompt)
		if err != nil || text == "" {
			return err
		}
		old := q.text
		q.text = strings.TrimPrefix(text, "-")
		if text != "-" {
			q.text = text
		}
		if err := q.wrong(); err != nil {
			l.say("%s", sentence(err))
			q.text = old
			continue
		}
		return nil
	}
}

func (l *lines) askYes(q *question) error {
	for {
		text, err := l.read(fmt.Sprintf("yes or no (now %s):", map[bool]string{true: "yes", false: "no"}[q.yes]))
		if err != nil {
			return err
		}
		switch strings.ToLower(text) {
		case "":
			return nil
		case "y", "yes":
			q.yes = true
			return nil
		case "n", "no":
			q.yes = false
			return nil
		}
		l.say("Type yes or no.")
	}
}

func (l *lines) askOne(q *question) error {
	how := "Number or name"
	if q.long() {
		how = "Name or a part of it"
	}
	if now := q.answer(); now != "" {
		how += fmt.Sprintf(" (now %s)", now)
	}
	for {
		text, err := l.read(how + ":")
		if err != nil || text == "" {
			return err
		}
		i, err := l.resolve(q, text)
		if err != nil {
			return err
		}
		switch {
		case i >= 0:
			q.pick(i)
		case i == otherRow:
			q.pickOther(text)
		default:
			continue
		}
		l.say("Taken: %s.", q.answer())
		return nil
	}
}

func (l *lines) askMany(q *question) error {
	how := "Type names or numbers"
	if q.long() {
		how = "Type names"
		if now := q.answer(); now != "" {
			l.say("Ticked: %s.", now)
		}
	}
	how += ", parted by commas; - before one takes it out; Enter when done."
	if q.levels && !l.levels {
		how += " A level may follow a colon, as sql:expert. The levels are " + strings.Join(roles.Level(0).Values(), ", ") + "."
		l.levels = true
	}
	l.say("%s", how)
	for {
		text, err := l.read("Tick:")
		if err != nil || text == "" {
			return err
		}
		parts := []string{text}
		if q.exact(text) < 0 {
			parts = strings.Split(text, ",")
		}
		for _, part := range parts {
			if err := l.tick(q, strings.TrimSpace(part)); err != nil {
				return err
			}
		}
	}
}

// tick takes one part of a line: "NAME", "NAME:LEVEL" or "-NAME".
func (l *lines) tick(q *question, part string) error {
	off := strings.HasPrefix(part, "-")
	name := strings.TrimSpace(strings.TrimPrefix(part, "-"))
	level := roles.None
	if at := strings.LastIndexByte(name, ':'); q.levels && at >= 0 {
		read, ok := roles.ParseLevel(strings.ToLower(strings.TrimSpace(name[at+1:])))
		if !ok {
			l.say("%q is not a level. The levels are %s.", safe(name[at+1:]), strings.Join(roles.Level(0).Values(), ", "))
			return nil
		}
		name, level = strings.TrimSpace(name[:at]), read
	}
	if name == "" {
		return nil
	}
	i, err := l.resolve(q, name)
	if err != nil || i == noRow || i == otherRow && off {
		return err
	}
	if i == otherRow {
		q.pickOther(name)
		l.say("Ticked: %s.", safe(name))
		return nil
	}
	o := &q.options[i]
	o.on = !off
	if level != roles.None {
		o.level = level
	}
	if off {
		l.say("Taken out: %s.", o.label)
		return nil
	}
	l.say("Ticked: %s.", q.named(*o))
	return nil
}

// noRow is a text that came to nothing.
const noRow = -2

// offered is how many answers are read out where a text may mean several.
const offered = 5

// resolve is the option that a text means: a number of a short list, a name,
// one of a few that are read out. It may be otherRow or noRow.
func (l *lines) resolve(q *question, text string) (int, error) {
	n, notNumber := strconv.Atoi(text)
	if notNumber == nil && !q.long() {
		if n >= 1 && n <= len(q.options) {
			return n - 1, nil
		}
		l.say("Type a number from 1 to %d.", len(q.options))
		return noRow, nil
	}
	if i := q.exact(text); i >= 0 {
		return i, nil
	}
	if notNumber == nil { // meant for a list that was read out; as a name it finds anything
		l.say("%s is no answer here: these have no numbers. Type a name or a part of it, or Enter to go on.", text)
		return noRow, nil
	}
	found, sure := q.matches(text)
	switch {
	case len(found) == 0:
		l.say("Nothing here is called %q.", safe(text))
		return noRow, nil
	case len(found) == 1 && (sure != guessed || found[0] == otherRow):
		return found[0], nil
	}
	shown := found[:min(len(found), offered)]
	if q.other != "" && !slices.Contains(shown, otherRow) {
		shown = append(slices.Clip(shown), otherRow)
	}
	l.say("%q may be:", safe(text))
	for n, i := range shown {
		if i == otherRow {
			l.say("%d. %s: %s", n+1, q.other, safe(text))
			continue
		}
		l.say("%d. %s", n+1, numbered(q, q.options[i]))
	}
	if more := len(found) - len(shown); more > 0 {
		l.say("And %d more; type more of the name to see them.", more)
	}
	for {
		answer, err := l.read("Number, or Enter for none of these:")
		if err != nil {
			return noRow, err
		}
		if answer == "" {
			return noRow, nil
		}
		n, err := strconv.Atoi(answer)
		switch {
		case err == nil && n >= 1 && n <= len(shown):
			return shown[n-1], nil
		case err != nil:
			return l.resolve(q, answer)
		}
		l.say("Type one of the numbers.")
	}
}

// sentence is an error as it is read out.
func sentence(err error) string {
	text := safe(err.Error())
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
