package render

import "strings"

// unit is what the values of a fact are counted in for a spreadsheet; "" where
// they are words.
func (f sideFact) unit() string {
	switch f.name {
	case "typical pay", "low pay", "high pay", "pay at the end", "upkeep a year":
		return "usd a year"
	case "typical cost", "least cost", "most cost", "pay less cost":
		return "usd"
	case "pay year", "cost year":
		return "year"
	case "full time", "part time", "typical time", "work before", "counted over":
		return "months"
	case "study", "study left":
		return "hours"
	case "finish, early", "finish, typical", "finish, late", "starts":
		return "date"
	case "change":
		return "percent"
	case "jobs at start":
		return "jobs"
	case "openings a year":
		return "jobs a year"
	case "stage":
		return "of 6"
	case "risk":
		return "points, lower is better"
	case "exams asked", "exams at once", "exams later":
		return "exams"
	case "licenses asked":
		return "licenses"
	case "skills asked", "skills taught", "skills you meet":
		return "skills"
	case "demands you meet":
		return "demands"
	case "promotions":
		return "moves"
	case "executive roles", "entry roles", "roles that take it", "plus years of work", "director level", "roles":
		return "roles"
	case "prices unknown":
		return "prices"
	case "steps":
		return "steps"
	}
	switch {
	case strings.HasPrefix(f.name, "pay beside "):
		return "usd a year"
	case strings.HasPrefix(f.name, "weeks at "):
		return "weeks"
	}
	return ""
}
