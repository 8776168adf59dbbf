package importer

import (
	"slices"
	"strings"
)

// wordsOfTitles are words that job titles end in or are made of.
const wordsOfTitles = " coder coders biller nurse analyst manager specialist technician technologist clerk director assistant associate coordinator " +
	"engineer developer consultant intern officer administrator representative supervisor therapist physician medic lead leader abstractor " +
	"auditor registrar educator trainer instructor teacher professor lecturer chief head president ceo cio cto cmio cnio cfo vp scientist architect " +
	"programmer tester designer writer editor pharmacist paramedic emt aide phlebotomist receptionist secretary scheduler transcriptionist " +
	"scribe informaticist informatician navigator advocate liaison planner strategist operator agent cashier barista server cook welder driver " +
	"mechanic electrician accountant bookkeeper buyer recruiter practitioner midwife surgeon dentist hygienist dietitian counselor psychologist " +
	"researcher fellow resident extern externship internship apprentice trainee student volunteer owner founder partner principal rep staff " +
	"sergeant corporal captain lieutenant corpsman private specialist hospitalist orderly porter custodian janitor guard attendant cna rn lpn lvn ma " +
	"reviewer examiner inspector investigator tech mgr dir sr jr superuser champion steward expert freelancer contractor processor "

// wordsOfEmployers are words that names of employers have.
const wordsOfEmployers = " hospital hospitals clinic clinics health healthcare medical center centre centers university college school schools inc llc corp corporation " +
	"company group services system systems associates department institute academy bank foundation agency laboratories labs laboratory pharmacy " +
	"partners solutions technologies ltd gmbh plc network office county city district board store stores restaurant cafe café hotel library church " +
	"memorial regional community saint st st. mercy general hospice rehab rehabilitation insurance consulting physicians practice surgery army navy " +
	"force corps guard va veterans administration bureau ministry trust society association council cooperative co co. industries enterprises logistics staffing freelance self-employed self independent "

func hasWord(list, word string) bool {
	word = strings.ToLower(strings.Trim(word, ".,;:()[]&/'\""))
	return word != "" && strings.Contains(list, " "+word+" ")
}

func titleWord(word string) bool { return hasWord(wordsOfTitles, word) }

func nameWords(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" \t,/-–()", c) })
}

// nameScore is above zero for what is more like a title and below for what is
// more like an employer. The last word decides most: a "clinic nurse" is a
// nurse.
func nameScore(text string) int {
	head := parenthesis().ReplaceAllString(text, "")
	if before, _, found := strings.Cut(head, ","); found {
		head = before
	}
	words := nameWords(head)
	score := 0
	for i, w := range words {
		weight := 1
		if i == len(words)-1 {
			weight = 3
		}
		if titleWord(w) {
			score += 2 * weight
		} else if hasWord(wordsOfEmployers, w) {
			score -= weight
		}
	}
	return score
}

var wardRE = lazily(`(?i)\b(?:icu|ccu|nicu|picu|er|ed|or|pacu|med[/-]?surg|telemetry|inpatient|outpatient|oncology|pediatrics|surgery|emergency|critical care|nights?|days|prn|per diem|level|tier|ii|iii|iv|i|remote|unit|floor|revenue cycle|him|it|coding|billing|quality|informatics|analytics|operations|nursing|health information|data|radiology|cardiology|lab)\b`)

// isWard reports a department or a specialty that follows a title.
func isWard(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= 4 && wardRE().MatchString(text)
}

var (
	strongRE = lazily(`\s*[|•·●▪]\s*|\s+(?:[–—−]|-{1,2})\s+|\t+|\s{3,}|\s+@\s+|\s+at\s+|\s*—\s*|\s+–|–\s+`)
	placeRE  = lazily(`(?i)^(?:remote|fully remote|work from home|hybrid|on-?site|virtual|nationwide|telecommute|remote \(.*\))$`)
	zipEnd   = lazily(`\s+\d{5}(?:-\d{4})?$`)
)

// splitStrong parts a line at bars, dashes, tabs and "at".
func splitStrong(text string) []string {
	var out []string
	depth, start := 0, 0
	cut := func(piece string) {
		if piece = strings.TrimLeft(strings.Trim(piece, " \t,;|•·–—"), ": "); piece != "" {
			out = append(out, strings.Join(strings.Fields(piece), " "))
		}
	}
	at := strongRE().FindAllStringIndex(text, -1)
	for _, m := range at {
		depth += strings.Count(text[start:m[0]], "(") - strings.Count(text[start:m[0]], ")")
		if depth > 0 {
			depth = 0
			continue // within parentheses
		}
		depth = 0
		cut(text[start:m[0]])
		start = m[1]
	}
	cut(text[start:])
	return out
}

// splitCommas parts text at commas outside parentheses.
func splitCommas(text string) []string {
	return splitOutside(text, func(c rune) bool { return c == ',' })
}

func splitOutside(text string, at func(rune) bool) []string {
	var out []string
	depth, start := 0, 0
	for i, c := range text {
		switch {
		case c == '(' || c == '[':
			depth++
		case (c == ')' || c == ']') && depth > 0:
			depth--
		case depth == 0 && at(c):
			// "Mercy, Inc." and "Diaz, Jr." are one.
			if piece := strings.TrimSpace(text[start:i]); piece != "" {
				out = append(out, piece)
			}
			start = i + len(string(c))
		}
	}
	if piece := strings.TrimSpace(text[start:]); piece != "" {
		out = append(out, piece)
	}
	for i := len(out) - 1; i > 0 && len(out) < 100; i-- {
		if slices.Contains([]string{"inc", "llc", "ltd", "jr", "sr", "p.c", "pllc", "pa"}, strings.ToLower(strings.TrimSuffix(out[i], "."))) {
			out[i-1] += ", " + out[i]
			out = slices.Delete(out, i, i+1)
		}
	}
	return out
}

// countries are those that resumes name most; "Georgia" and "Jordan" are left
// out, for they are a state and a name.
const countries = "|india|philippines|the philippines|mexico|canada|nigeria|china|united kingdom|uk|england|scotland|cuba|pakistan|egypt|kenya|ghana|" +
	"ukraine|russia|brazil|colombia|venezuela|poland|germany|france|spain|italy|ireland|jamaica|haiti|dominican republic|vietnam|south korea|" +
	"korea|japan|iran|iraq|syria|israel|turkey|bangladesh|nepal|sri lanka|ethiopia|south africa|australia|new zealand|netherlands|portugal|" +
	"argentina|peru|chile|ecuador|guatemala|el salvador|honduras|romania|saudi arabia|lebanon|afghanistan|indonesia|malaysia|thailand|" +
	"taiwan|hong kong|singapore|cameroon|uganda|zimbabwe|morocco|bolivia|costa rica|panama|nicaragua|austria|belgium|switzerland|sweden|norway|denmark|finland|greece|hungary|czech republic|"

func isCountry(text string) bool {
	return text != "" && !strings.Contains(text, "|") && strings.Contains(countries, "|"+strings.ToLower(text)+"|")
}

// isPlace reports a place of work: "Dallas, TX", "Remote".
func isPlace(text string) bool {
	pieces := splitCommas(text)
	return len(pieces) > 0 && len(splitPlace(pieces)) == 0
}

// splitPlace is pieces without a place at their end.
func splitPlace(pieces []string) []string {
	n := len(pieces)
	if n == 0 {
		return pieces
	}
	last := pieces[n-1]
	switch lower := strings.ToLower(last); {
	case placeRE().MatchString(last):
		return splitPlace(pieces[:n-1])
	case lower == "usa" || lower == "united states" || lower == "us" || lower == "u.s.":
		return splitPlace(pieces[:n-1])
	case n >= 2 && isCountry(last):
	case usState(zipEnd().ReplaceAllString(last, "")) == "":
		return pieces
	case n == 1:
		// A bare state is a place, two letters may be anything: "MA", "OR".
		if len(last) == 2 {
			return pieces
		}
		return nil
	}
	// The city, unless what is before the state is more than one.
	city := pieces[n-2]
	if n >= 2 && nameScore(city) == 0 && len(strings.Fields(city)) <= 3 && !isWard(city) {
		return pieces[:n-2]
	}
	return pieces[:n-1]
}
