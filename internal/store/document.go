package store

import (
	"fmt"
	"regexp"
	"strings"
)

const (
	planExt     = ".yaml"
	maxPlanName = 80 // characters
)

// planForm is that of ids, so that a name is the same file everywhere.
var planForm = regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`)

// reserved are the names that Windows gives to devices, whatever follows a dot.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// Doc is one of a person's documents: the profile, or a plan by name. Two are
// the same document if they are equal.
type Doc struct{ plan string }

// Profile is the profile.
func Profile() Doc { return Doc{} }

// Plan is the plan of that name; a *NameError if it cannot be one.
func Plan(name string) (Doc, error) {
	switch {
	case !planForm.MatchString(name):
		return Doc{}, &NameError{Name: name, Reason: "it takes lower-case words and numbers, joined by hyphens or dots"}
	case len(name) > maxPlanName:
		return Doc{}, &NameError{Name: name, Reason: fmt.Sprintf("it takes at most %d characters", maxPlanName)}
	case reserved.MatchString(name):
		return Doc{}, &NameError{Name: name, Reason: "Windows keeps it for a device"}
	}
	return Doc{plan: name}, nil
}

// Name is the plan's name; "" for the profile.
func (d Doc) Name() string { return d.plan }

func (d Doc) String() string {
	if d == Profile() {
		return "profile"
	}
	return "plan " + d.plan
}

// parseDoc reads what String writes.
func parseDoc(text string) (Doc, bool) {
	name, isPlan := strings.CutPrefix(text, "plan ")
	if !isPlan {
		return Profile(), text == Profile().String()
	}
	doc, err := Plan(name)
	return doc, err == nil
}

// NameError is a text that cannot name a plan.
type NameError struct{ Name, Reason string }

func (e *NameError) Error() string {
	return fmt.Sprintf("%q cannot name a plan: %s", e.Name, e.Reason)
}

// Hint offers a name that can be used.
func (e *NameError) Hint() string {
	if name := PlanName(e.Name); name != "" {
		return "use " + name
	}
	return "use a name such as data-route"
}

// PlanName makes a plan's name from any text: the text itself if it is one, ""
// if it has no letter or digit of the English alphabet.
func PlanName(text string) string {
	if _, err := Plan(text); err == nil {
		return text
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	name := ""
	for _, word := range words {
		longer := strings.TrimPrefix(name+"-"+word, "-")
		if len(longer) > maxPlanName {
			break
		}
		name = longer
	}
	if name == "" && len(words) > 0 {
		name = words[0][:maxPlanName]
	}
	if reserved.MatchString(name) {
		name = "plan-" + name
	}
	return name
}
