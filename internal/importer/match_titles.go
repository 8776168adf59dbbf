package importer

import (
	"strings"

	"careers/rung/roles"
)

// titleWords is what words do in the title of a job.
type titleWords struct {
	grade    map[string]bool // a rung of the same job
	hours    map[string]bool // contract, shift and place: never another job
	setting  map[string]bool // where care is given
	acute    map[string]bool // … by registered nurses
	usual    map[string]bool // said or left out of the same job
	field    map[string]bool // "health", "clinical": said or left out where all jobs are in health care
	softRank map[string]bool // senior: the same work
	rank     map[string]bool // another job
	clerical map[string]bool // heads that employers use for one job
	helpers  map[string]bool // … in the support of users
	managers map[string]bool // ranks that may be one
	planners map[string]bool // heads that may be one
	heads    map[string]bool // heads of titles, which by themselves say nothing
	trades   map[string]bool // heads that in health care say all
	general  map[string]bool // words of jobs that all trades have
	support  map[string]bool // … and that are the same work in all of them
	tech     map[string]bool // signs of work with computers
	health   map[string]bool // signs of health care
	held     map[string]bool // credentials after a name
}

func newTitleWords(m *Matcher) *titleWords {
	t := &titleWords{
		grade: wordSet("tier level grade step i ii iii iv v experienced certified licensed"),
		hours: wordSet(`remote onsite hybrid wfh contract contractor temp temporary per diem prn part full time fte night day
			evening weekend shift pool seasonal permanent freelance virtual w2 hour week month year
			army navy usaf usn usmc captain lieutenant sergeant corporal major colonel ensign`),
		setting: wordSet(`icu ccu nicu picu micu sicu er ed emergency or operating room telemetry tele medsurg pacu critical care acute
			intensive unit surgical surgery oncology pediatric labor delivery trauma cardiac cardiology charge float home hospice
			ambulatory outpatient inpatient facility psychiatric behavioral dialysis school triage ltc rehabilitation perioperative
			travel traveling traveler orthopedic ob gyn neuro neurology postpartum wound infusion urgent primary internal medicine
			radiology retail community`),
		acute: wordSet(`icu ccu nicu picu micu sicu er ed emergency or operating telemetry medsurg pacu critical surgical oncology
			labor delivery trauma cardiac charge travel`),
		usual:    wordSet("staff practicing attending hospital bedside"),
		field:    wordSet("health healthcare clinical medical hospital it"),
		softRank: wordSet("senior lead principal junior interim acting"),
		rank: wordSet(`manager director chief vp president head supervisor executive officer intern internship trainee student
			apprentice assistant aide practitioner extern externship fellow resident deputy associate volunteer professor faculty educator
			instructor teacher recruiter advisor owner founder partner ceo coo cfo cio cto cmio ciso auditor consultant trainer
			secretary receptionist midwife anesthetist`),
		clerical: wordSet("clerk specialist representative agent worker processor"),
		managers: wordSet("manager supervisor"),
		planners: wordSet("analyst specialist coordinator"),
		helpers:  wordSet("technician specialist representative analyst"),
		heads: wordSet(`analyst specialist coordinator technician engineer developer consultant clerk associate representative
			administrator architect designer scientist technologist worker staff agent programmer tester lead nurse coder`),
		trades: wordSet("coder biller scribe"),
		general: wordSet(`project manager product director it data scientist senior lead principal analyst system business security
			information cybersecurity compliance officer chief technology technical customer success client account executive software
			developer engineer helpdesk support specialist technician desktop service desk administrator cloud network server
			infrastructure architect solution consultant risk management penetration tester testing ethical hacker operation soc head vp
			coordinator pmo quality qa assurance change privacy trainer report reporting dashboard bi etl database dba integration
			interface incident response red team blue governance program financial ai ml machine learning cio cto ciso cco cpo cdo cdao
			caio iam identity access user provisioning grc third party corporate regulatory ethics enterprise digital strategy group
			analytic learning warehouse adoption organizational responsible algorithm oversight ux researcher experience relations
			implementation auditor performance improvement grade product monitoring cyber defense offensive security
			research study application knowledge claim registration admission billing engineering technician content instructional
			abstractor mapper record registrar representative clerk agent processor worker trial portal user super`),
		support: wordSet("helpdesk desktop desk server infrastructure cybersecurity soc penetration"),
		tech: wordSet(`it software ehr epic cerner meditech system application network server cloud helpdesk desktop data sql interface
			technology digital informatic database integration programming computer security cybersecurity golive implementation api
			python java dashboard ticket agile scrum hl fhir etl web ux`),
		health: wordSet(`patient ehr epic cerner meditech allscripts hipaa physician nurse nursing rn icd cpt hl fhir hie him medicare
			medicaid payer oncology dental hospice kaiser mayo humana cigna aetna anthem optum mckesson athenahealth phi therapy
			snomed loinc cdi drg doctor cancer nhs`),
		held: wordSet("bsn msn phd mba mha mph dnp pharmd md do mbbs adn bs ba ms rn lpn"),
	}
	for _, kind := range []roles.Kind{roles.KindCert, roles.KindLicense} {
		for i := range m.index[kind].names {
			if k := &m.index[kind].names[i]; len(k.words) == 1 && isAcronym(k.text) {
				t.held[k.words[0]] = true
			}
		}
	}
	return t
}

// saysHealth reports whether a word is a sign of health care.
func (t *titleWords) saysHealth(w string) bool {
	if t.health[w] {
		return true
	}
	for _, part := range []string{"health", "medic", "hospital", "clinic", "pharm", "surg"} {
		if strings.Contains(w, part) {
			return true
		}
	}
	return false
}

// signs tells whether a job shows that it was in health care and that it was
// with computers: by its title or employer, or by two words of its text.
func (m *Matcher) signs(j Job) (health, tech bool) {
	for _, text := range []string{j.Title, j.Employer} {
		for _, w := range m.lex.words(text, false) {
			health = health || m.titles.saysHealth(w.fold)
			tech = tech || m.titles.tech[w.fold]
		}
	}
	healthWords, techWords := map[string]bool{}, map[string]bool{}
	for _, text := range j.Text {
		for _, w := range m.lex.words(text, false) {
			if m.titles.saysHealth(w.fold) {
				healthWords[w.fold] = true
			}
			if m.titles.tech[w.fold] && w.raw != "it" {
				techWords[w.fold] = true
			}
		}
	}
	return health || len(healthWords) >= 2, tech || len(techWords) >= 2
}
