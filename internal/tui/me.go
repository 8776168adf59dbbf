package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// meSection is what the person's own screen is about.
type meSection int

const (
	ofProfile meSection = iota
	ofPlans
	ofRenewals
	meSections
)

func (n meSection) title() string { return [meSections]string{"Profile", "Plans", "Renewals"}[n] }

// meScreen is what the person keeps: the profile, saved plans, and what their
// certifications ask for.
type meScreen struct {
	*env
	at      meSection
	cursors [meSections]picker
	mine    mine
	survey  inquiry
	stale   bool
	beside  reader            // on what is under the cursor
	told    map[[2]int]reader // those there were, by section and row, while all is as it was
	foot    string            // the same in a few words
}

// meSectionAt is a click on a section's name.
type meSectionAt struct{ section meSection }

func newMe(e *env) *meScreen { return &meScreen{env: e, stale: true} }

func (s *meScreen) init() tea.Cmd {
	if s.stale {
		return s.refresh()
	}
	return nil
}

func (s *meScreen) head() head {
	h := head{title: "Me: " + s.at.title()}
	switch {
	case s.at == ofProfile && s.Own.Profile != nil:
		h.command = "profile show"
	case s.at == ofPlans && s.Own.File != "":
		h.command = "plans list"
	case s.at == ofRenewals && s.mine.held:
		h.command = "renewals"
	}
	return h
}

// Actions of this screen.
const (
	addIt     action = "add"
	removeIt  action = "remove"
	recordIt  action = "open the record"
	noteUnits action = "note units"
	goOverAll action = "go over all of it"
)

// meKeys are the keys of this screen.
func meKeys() []key {
	return []key{
		{does: enter, keys: []string{"enter"}, word: "change", help: "change it, or open the plan"},
		{does: addIt, keys: []string{"a"}, word: "add", help: "add to the profile"},
		{does: removeIt, keys: []string{"d", "delete"}, word: "remove", help: "take it away; u brings it back"},
		{does: nextPane, keys: []string{"tab", "right", "l"}, show: "←→", word: "section", help: "next section: profile, plans, renewals"},
		{does: prevPane, keys: []string{"shift+tab", "left", "h"}, help: "section before"},
		{does: recordIt, keys: []string{"o"}, word: "look up", help: "all there is to know of it"},
		{does: noteUnits, keys: []string{"n"}, word: "note units", help: "note units done, and when the cycle ends"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "compare the plan, or no longer"},
		{does: planHere, keys: []string{"p"}, word: "plan again", help: "plan again to where the plan leads"},
		{does: goOverAll, keys: []string{"A"}, help: "go over the whole profile, question by question"},
	}
}

// keys are those that do something in the section; the others say why not.
func (s *meScreen) keys() []key {
	list := meKeys()
	for i := range list {
		k := &list[i]
		switch {
		case k.does == enter && s.at == ofPlans:
			k.word = "open"
		case k.does == enter && s.at == ofRenewals:
			k.word = "read"
		case k.does == enter && s.Own.Profile == nil:
			k.word = "begin"
		}
		if k.why = s.whyNot(k.does); k.why != "" {
			k.word = ""
		}
	}
	// What the section is for comes first.
	lead := [meSections][]action{ofProfile: {enter, addIt, removeIt}, ofPlans: {enter, compareIt, planHere, removeIt}, ofRenewals: {enter, noteUnits, addIt}}[s.at]
	slices.SortStableFunc(list, func(a, b key) int { return rank(!slices.Contains(lead, a.does)) - rank(!slices.Contains(lead, b.does)) })
	return list
}

// whyNot is why an action can't be done now, or "".
func (s *meScreen) whyNot(act action) string {
	row, onRow := s.row()
	edits := act == addIt || act == removeIt || act == goOverAll || act == noteUnits || act == enter && s.at == ofProfile
	if edits && s.Own.File == "" {
		return "no profile is kept"
	}
	if edits && s.Own.Profile == nil && (s.at == ofProfile && act != enter && act != goOverAll) {
		return "there is no profile yet; enter makes one"
	}
	switch {
	case act == compareIt && s.at != ofPlans, act == planHere && s.at != ofPlans:
		return "no plan is under the cursor"
	case (act == compareIt || act == planHere || act == enter || act == removeIt) && s.at == ofPlans && s.plan() == nil:
		if name, _ := s.broken(); name != "" && act == removeIt {
			return ""
		} else if name != "" {
			return name + " cannot be read"
		}
		return "no plan is under the cursor"
	case act == noteUnits && (s.at != ofRenewals || s.pool() == nil):
		return "no renewal is under the cursor"
	case act == enter && s.at == ofRenewals && s.pool() == nil:
		return "nothing has to be renewed"
	case act == addIt && s.at == ofPlans:
		return "a plan is saved where routes are shown: 3"
	case act == removeIt && s.at == ofRenewals:
		return "a certification is taken away in the profile"
	case act == recordIt && s.record() == (roles.Ref{}):
		return "the catalog has no record of this"
	case s.at == ofProfile && s.Own.Profile != nil && act == enter && onRow && row.edit == nil:
		return row.whyEdit
	case s.at == ofProfile && act == removeIt && (!onRow || row.drop == nil):
		return "nothing is said here that could be removed"
	}
	return ""
}

// row is the line of the profile under the cursor.
func (s *meScreen) row() (meRow, bool) {
	if at := s.cursors[ofProfile].at; s.at == ofProfile && at < len(s.mine.rows) {
		return s.mine.rows[at], true
	}
	return meRow{}, false
}

// plan is the saved plan under the cursor, or nil.
func (s *meScreen) plan() *render.SavedPlan {
	if at := s.cursors[ofPlans].at; s.at == ofPlans && at < len(s.Own.Plans) {
		return &s.Own.Plans[at]
	}
	return nil
}

// broken is the plan under the cursor that cannot be read, with the reason; ""
// where it is none.
func (s *meScreen) broken() (name, reason string) {
	at := s.cursors[ofPlans].at - len(s.Own.Plans)
	if s.at != ofPlans || at < 0 || at >= len(s.Own.Broken) {
		return "", ""
	}
	name, reason, _ = strings.Cut(s.Own.Broken[at], ": ")
	return name, reason
}

// record is what in the catalog the thing under the cursor is.
func (s *meScreen) record() roles.Ref {
	switch row, ok := s.row(); {
	case ok:
		return row.ref
	case s.plan() != nil:
		return roles.Ref{Kind: roles.KindRole, ID: s.plan().Plan.Target}
	case s.pool() != nil:
		return roles.Ref{Kind: roles.KindCert, ID: s.pool().Certs[0].Cert}
	}
	return roles.Ref{}
}

// count is how many lines the section has.
func (s *meScreen) count() int {
	switch s.at {
	case ofPlans:
		return len(s.Own.Plans) + len(s.Own.Broken)
	case ofRenewals:
		return s.mine.renewalRows()
	}
	return len(s.mine.rows)
}

func (s *meScreen) update(msg tea.Msg) tea.Cmd {
	if got, ok := s.survey.takes(msg); ok {
		if found, ok := got.value.(mine); ok {
			s.mine = found
		}
		s.told = nil
		s.settle()
		return nil
	}
	switch msg := msg.(type) {
	case ownChanged:
		return s.refresh()
	case resized:
		s.told = nil
		s.settle()
	case meSectionAt:
		s.at = msg.section
		s.settle()
	case picked:
		if s.cursors[s.at].at == msg.at {
			return s.do(enter)
		}
		s.cursors[s.at].at = msg.at
		s.settle()
	case action:
		return s.do(msg)
	}
	return nil
}

// do follows an action; one that can't be done is not sent here, save by a click.
func (s *meScreen) do(act action) tea.Cmd {
	if s.cursors[s.at].move(act, s.count()) {
		s.settle()
		return nil
	}
	if s.whyNot(act) != "" {
		return nil
	}
	switch act {
	case nextPane:
		s.at = (s.at + 1) % meSections
		s.settle()
	case prevPane:
		s.at = (s.at + meSections - 1) % meSections
		s.settle()
	case enter:
		return s.open()
	case goOverAll:
		return s.show(newPartScreen(s.env, wholePart()))
	case recordIt:
		return s.show(newThing(s.env, s.record()))
	case noteUnits:
		return s.show(newUnitsScreen(s.env, s.pool()))
	case compareIt:
		return s.compare("plan/" + s.plan().Plan.Name)
	case planHere:
		return s.planTo(s.plan().Plan.Target)
	case addIt:
		row, _ := s.row()
		if s.at == ofRenewals {
			return s.show(newPartScreen(s.env, certsPart()))
		}
		return s.show(newPartScreen(s.env, row.part()))
	case removeIt:
		if s.at == ofPlans {
			name, _ := s.broken()
			if p := s.plan(); p != nil {
				name = p.Plan.Name
			}
			return s.removePlan(name)
		}
		row, _ := s.row()
		return s.edit(row.label, row.said, row.drop)
	}
	return nil
}

func (s *meScreen) show(next screen) tea.Cmd { return s.send(opened{next}) }

// open goes into what is under the cursor.
func (s *meScreen) open() tea.Cmd {
	switch {
	case s.at == ofPlans:
		return s.show(newSavedScreen(s.env, s.plan().Plan.Name))
	case s.at == ofRenewals:
		doc := s.poolDoc()
		return s.show(newText(s.env, s.poolTitle(), "renewals", func() render.Doc { return doc }))
	case s.Own.Profile == nil:
		return s.show(newPartScreen(s.env, wholePart()))
	}
	row, ok := s.row()
	if !ok {
		return nil
	}
	return s.show(row.edit(s.env))
}

// settle brings the cursor into the list and works out what stands beside it.
func (s *meScreen) settle() {
	s.cursors[s.at].at = max(min(s.cursors[s.at].at, s.count()-1), 0)
	switch s.at {
	case ofProfile:
		row, _ := s.row()
		s.foot = row.short()
	case ofPlans:
		s.foot = ""
		if p := s.plan(); p != nil {
			s.foot = planFoot(p)
		}
	case ofRenewals:
		s.foot = s.poolFoot()
	}
	at := [2]int{int(s.at), s.cursors[s.at].at}
	beside, below := s.besideWidth(s.width), s.belowHeight(s.width, s.height-2)
	if one, ok := s.told[at]; ok || beside+below == 0 {
		s.beside = one
		return
	}
	s.beside.show(s.about())
	if beside > 0 {
		s.beside.layout(beside-2, s.height-2)
	} else {
		s.beside.layout(s.width-2, below-1)
	}
	if s.told == nil {
		s.told = map[[2]int]reader{}
	}
	s.told[at] = s.beside
}

// about is all there is to tell of what is under the cursor.
func (s *meScreen) about() render.Doc {
	switch row, ok := s.row(); {
	case ok:
		return row.about(s.Catalog)
	case s.plan() != nil:
		return s.planDoc(s.plan())
	case s.at == ofRenewals:
		return s.poolDoc()
	}
	if name, reason := s.broken(); name != "" {
		return render.Doc{Title: name + " cannot be read", Blocks: []render.Block{render.Para{Text: reason, Tone: render.Warning},
			render.Para{Text: "Mend the file by hand, or remove the plan; u brings it back."}}}
	}
	return render.Doc{}
}
