package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
)

// hostilePlace is the files of one person, all of which say hostile texts
// wherever they can.
type hostilePlace struct {
	dir           string
	pack, profile string // that commands run on
	painted       *painter
}

// newHostilePlace writes a pack, four profiles and six plans that say texts.
// In the profiles and plans called odd, odder and oddest they stand in the place
// of names too.
func newHostilePlace(t *testing.T, texts ...hostileText) *hostilePlace {
	t.Helper()
	p := &hostilePlace{dir: t.TempDir(), pack: "pack", profile: "me.yaml", painted: newPainter(texts)}
	c := hostileBasis(t)
	p.painted.catalog(&c)
	writePack(t, p.file("pack"), c)
	p.writeProfile(t, "me.yaml")
	p.painted.everything = true
	p.writeProfile(t, "odd.yaml")
	p.writeProfile(t, "odder.yaml")
	p.writeProfile(t, "oddest.yaml")
	if texts[0].refused {
		writePack(t, p.file("calm"), hostileBasis(t))
		writeDocument(t, p.file("calm.yaml"), hostileProfile())
		p.pack, p.profile = "calm", "calm.yaml"
	}
	p.writePlans(t, "up", "manager", "odd")
	p.writePlans(t, "across", "engineer", "odder")
	p.writePlans(t, "far", "chief", "oddest")
	return p
}

func (p *hostilePlace) writeProfile(t *testing.T, name string) {
	t.Helper()
	me := hostileProfile()
	p.painted.paint(&me)
	writeDocument(t, p.file(name), me)
}

// writePlans saves a plan, and once more under another name with names of
// nothing in it.
func (p *hostilePlace) writePlans(t *testing.T, name, target, odd string) {
	t.Helper()
	if status, _, stderr := p.run("", "plans", "save", name, target); status != exitDone {
		t.Fatalf("plans save %s: exit status %d\n%s", name, status, stderr)
	}
	plan := p.plan(t, name)
	p.painted.everything = false
	p.painted.paint(&plan)
	writeDocument(t, p.planFile(name), plan)
	p.painted.everything = true
	p.painted.paint(&plan)
	writeDocument(t, p.planFile(odd), plan)
}

func (p *hostilePlace) file(name string) string { return filepath.Join(p.dir, name) }

// planFile is where a plan of the profile at hand is kept.
func (p *hostilePlace) planFile(name string) string {
	return p.file(filepath.Join(p.profile[:len(p.profile)-len(".yaml")]+".plans", name+".yaml"))
}

func (p *hostilePlace) plan(t *testing.T, name string) person.Plan {
	t.Helper()
	data, err := os.ReadFile(p.planFile(name))
	if err != nil {
		t.Fatal(err)
	}
	plan, diagnostics := person.ParsePlan(name, data)
	if diagnostics.HasErrors() {
		t.Fatal(diagnostics)
	}
	return *plan
}

// run runs a command on the files in a format, which is one of -o or one of the
// three forms of text.
func (p *hostilePlace) run(format render.Format, args ...string) (status int, stdout, stderr string) {
	args = append(slices.Clone(args), "--only-pack", "--pack", p.file(p.pack))
	switch at := slices.Index(args, "--profile"); {
	case at < 0:
		args = append(args, "--profile", p.file(p.profile))
	case args[at+1] != noProfile:
		args[at+1] = p.file(args[at+1])
	}
	switch format {
	case "", render.Terminal, render.Pipe:
	case render.Plain:
		args = append(args, "--plain")
	default:
		args = append(args, "-o", string(format))
	}
	var out, errs bytes.Buffer
	app := newHostileApp(&out, &errs)
	app.Terminal = format == render.Terminal
	return app.Run(context.Background(), args), out.String(), errs.String()
}

func newHostileApp(out, errs *bytes.Buffer) *App {
	return &App{Out: out, Err: errs, Width: designWidth, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC) }}
}
