package cli

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/roles"
)

// Text is data: whatever a pack, a profile or a plan says is shown by every
// command in every format, and acts on nothing that shows it.
func TestTextOfFilesIsData(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(2000)) // most of the time would go into collecting small catalogs
	t.Run("texts", func(t *testing.T) {
		for _, group := range hostileGroups(someHostileTexts(t)) {
			name := group[0].name
			for _, text := range group[1:] {
				name += ", " + text.name
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				p := newHostilePlace(t, group...)
				p.allPainted(t)
				if group[0].refused {
					p.refuse(t)
					return
				}
				for _, c := range hostileCommands() {
					t.Run(c.line, func(t *testing.T) { p.show(t, c) })
				}
			})
		}
	})
}

// someHostileTexts is all of them; where the test is to be short, harmless words
// and a few others.
func someHostileTexts(t *testing.T) []hostileText {
	texts := hostileTexts()
	if !testing.Short() {
		return texts
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(texts)-1, func(i, j int) { texts[i+1], texts[j+1] = texts[j+1], texts[i+1] })
	return texts[:4]
}

// allPainted fails for a field of free text that no text of the place stands in.
func (p *hostilePlace) allPainted(t *testing.T) {
	t.Helper()
	fields := freeTexts(roles.Pack{}, roles.Track{}, roles.License{}, roles.Funding{}, roles.Role{}, roles.Skill{}, roles.Cert{}, roles.Program{},
		roles.Occupation{}, roles.Source{}, roles.Ladder{}, person.Profile{}, person.Plan{})
	if len(fields) < 100 {
		t.Fatalf("only %d fields of free text were found", len(fields))
	}
	for _, field := range fields {
		for _, text := range p.painted.texts {
			once := strings.HasPrefix(field, "roles.Pack.") && p.painted.turns[field] > 0 // there is one pack
			if !p.painted.fields[field][text.name] && !once {
				t.Errorf("%s takes free text and does not say %s: let the basic pack, profile or plan have one more", field, text.name)
			}
		}
	}
}

// forms are the formats that a command is asked for.
func (c hostileCommand) forms() []render.Format {
	if c.as == nil {
		return append([]render.Format{render.Terminal, render.Pipe, render.Plain}, render.Formats()...)
	}
	return c.as
}

// args are the words of the line.
func (p *hostilePlace) args(c hostileCommand, file string) []string {
	words := strings.Fields(c.line)
	for i, word := range words {
		switch word {
		case "PACK":
			words[i] = p.file(p.pack)
		case "FILE":
			words[i] = file
		}
	}
	return words
}

// show runs a command in every format and reads what it writes as what reads
// that format would.
func (p *hostilePlace) show(t *testing.T, c hostileCommand) {
	asJSON := ""
	for _, format := range c.forms() {
		t.Run(string(format), func(t *testing.T) {
			file := p.file("written")
			status, stdout, stderr := p.run(format, p.args(c, file)...)
			noList := format == render.CSV && strings.Contains(stderr, render.ErrNotAList.Error())
			noDates := format == asICS && status == exitUsage
			if (status != c.status && c.status != anyAnswer || status == exitFailed) && !noList && !noDates {
				t.Errorf("exit status %d, want %d\n%.2000s", status, c.status, stderr)
			}
			checkHarmless(t, stderr)
			if format == render.JSON {
				asJSON = stdout
			}
			found := 0
			if !noList && !noDates {
				found = p.check(t, format, stdout, asJSON)
			}
			if found == 0 && !c.mute && (format == render.HTML || format == render.Markdown) {
				t.Errorf("nothing of the files is shown:\n%.2000s", stdout)
			}
			if c.writes != "" {
				written, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				p.check(t, c.writes, string(written), "")
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// check reads an answer as what reads its format would, and returns how many
// texts of the files it found whole; -1 where the form of the text does not keep
// them whole.
func (p *hostilePlace) check(t *testing.T, format render.Format, out, asJSON string) (found int) {
	t.Helper()
	switch format {
	case render.Terminal:
		checkHarmless(t, houseColors.ReplaceAllString(out, ""))
		return -1
	case asICS: // its lines end as no other's
		p.checkCalendar(t, out)
		return -1
	}
	checkHarmless(t, strings.ReplaceAll(out, "\t", tabOf(format)))
	switch format {
	case render.Pipe, "":
		checkTabs(t, out)
	case render.JSON:
		return p.checkJSON(t, out)
	case render.YAML:
		checkYAML(t, out, asJSON)
	case render.CSV:
		return p.checkCSV(t, out)
	case render.Markdown:
		return p.checkMarkdown(t, out)
	case render.HTML:
		return p.checkPage(t, out)
	case asSVG:
		readMarkup(t, out)
		p.checkXML(t, out, pictureElements, pictureAttributes)
	case asGraphML:
		readMarkup(t, out)
		p.checkXML(t, out, graphElements, graphAttributes)
	case asDOT:
		checkDOT(t, out)
	case asMermaid:
		checkMermaid(t, out)
	}
	return -1
}

// tabOf is what a tab is worth in a format: it stands between the fields of a
// pipe and nowhere else.
func tabOf(format render.Format) string {
	if format == render.Pipe || format == "" {
		return " "
	}
	return "\t"
}

// position is where an error says that the text stands.
var position = regexp.MustCompile(`\.yaml:[1-9][0-9]*:[1-9][0-9]*: error: `)

// refuse fails where a file that says what none may is used, and where what
// tells of it is not harmless. The pack is refused, the profile, then a plan.
func (p *hostilePlace) refuse(t *testing.T) {
	for _, files := range []struct {
		pack, profile, command string
		reading                []string // the commands that read the file; nil: all
	}{
		{"pack", "calm.yaml", "roles", nil},
		{"calm", "me.yaml", "profile show", []string{"profile", "gap", "plan manager", "renewals", "plans list", "handout", "export plan"}},
		{"calm", "calm.yaml", "plans show up", []string{"plans list", "plans show", "whatif up", "compare up", "export plan", "handout", "export graph --plan"}},
	} {
		p.pack, p.profile = files.pack, files.profile
		status, stdout, stderr := p.run(render.Terminal, strings.Fields(files.command)...)
		if status != exitUsage || stdout != "" || !position.MatchString(stderr) {
			t.Errorf("%s: exit status %d, %.300q\n%.1000s", files.command, status, stdout, stderr)
		}
		for i, c := range hostileCommands() {
			if files.reading == nil && (i+len(p.painted.texts[0].text))%packReaders > 0 && !strings.HasPrefix(c.line, "lint") {
				continue
			}
			if files.reading != nil && !slices.ContainsFunc(files.reading, func(start string) bool { return strings.HasPrefix(c.line, start) }) {
				continue
			}
			for _, format := range c.refusals() {
				p.tell(t, c, format)
			}
		}
	}
}

// packReaders is how many commands there are for each that is run on a pack that
// must be refused: all ask one function for it, and each is asked for some text.
const packReaders = 5

// refusals are the formats in which a command is run that reads a file it must
// refuse. What tells of it is an error, which has two; some answer all the same.
func (c hostileCommand) refusals() []render.Format {
	if strings.HasPrefix(c.line, "lint") || strings.HasPrefix(c.line, "plans list") || strings.HasPrefix(c.line, "profile check") {
		return c.forms()
	}
	return []render.Format{render.Terminal, render.JSON}
}

// tell runs a command and fails where it breaks or says what is not harmless.
func (p *hostilePlace) tell(t *testing.T, c hostileCommand, format render.Format) {
	t.Helper()
	status, stdout, stderr := p.run(format, p.args(c, p.file("written"))...)
	if status == exitFailed {
		t.Errorf("%s: exit status %d\n%.2000s", c.line, status, stderr)
	}
	checkHarmless(t, strings.ReplaceAll(houseColors.ReplaceAllString(stdout, ""), "\t", tabOf(format)))
	checkHarmless(t, stderr)
	if format == render.JSON && stdout == "" && !json.Valid([]byte(stderr)) {
		t.Errorf("%s: an error that is no JSON: %.500q", c.line, stderr)
	}
}

// What is typed is no safer than what is read.
func TestTextOfArgumentsIsData(t *testing.T) {
	p := newHostilePlace(t, hostileTexts()[0])
	for _, text := range someHostileTexts(t) {
		typed := strings.ReplaceAll(text.text, notUTF8, "a\xffb")
		for _, args := range [][]string{
			{typed}, {"show", typed}, {"search", typed}, {"plan", "manager", "--hold", typed}, {"plans", "show", typed}, {"plans", "save", typed, "manager"},
			{"explain", "analyst", typed}, {"roles", "--track", typed}, {"lint", typed}, {"export", typed}, {"roles", "--" + typed}, {"roles", "--as-of", typed},
			{"profile", "set", "notes=" + typed}, {"profile", "set", typed + "=x"}, {"profile", "show"},
		} {
			for _, format := range []render.Format{render.Terminal, render.JSON} {
				status, stdout, stderr := p.run(format, args...)
				checkHarmless(t, strings.ReplaceAll(houseColors.ReplaceAllString(stdout, ""), "\t", " "))
				checkHarmless(t, stderr)
				if stdout == "" && stderr == "" && status != exitDone {
					t.Errorf("%q: exit status %d and not a word", args, status)
				}
				if t.Failed() {
					t.Fatalf("%q as %s", args, format)
				}
			}
		}
	}
}
