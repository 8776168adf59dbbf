package roles

// sectorNames are other words for sectors, folded as references are.
var sectorNames = map[string]string{
	"va": "government", "veterans affairs": "government", "veterans health administration": "government",
	"dha": "government", "defense health agency": "government", "military": "government",
	"ihs": "government", "indian health service": "government", "federal": "government",
	"hospitals": "hospital", "health system": "hospital", "idn": "hospital", "integrated delivery network": "hospital",
	"vendors": "vendor", "health it vendor": "vendor", "payers": "payer", "insurer": "payer", "insurance": "payer", "health plan": "payer",
	"public health": "public-health", "health department": "public-health",
	"outpatient": "ambulatory", "clinic": "ambulatory", "clinics": "ambulatory", "physician practice": "ambulatory",
	"behavioral health": "behavioral", "mental health": "behavioral",
	"asc": "surgery-center", "surgery center": "surgery-center", "ambulatory surgery center": "surgery-center",
	"post acute": "post-acute", "nursing home": "post-acute", "home health": "post-acute", "long-term care": "post-acute", "hospice": "post-acute",
	"life science": "life-science", "life sciences": "life-science", "pharma": "life-science", "cro": "life-science", "medical device": "life-science",
	"university": "research", "academic": "research",
}

// Sector is the id of the sector that a name means: VA, the Indian Health
// Service and the Defense Health Agency, for example, are government. Any other
// text comes back as it is.
func Sector(name string) string {
	if id, ok := sectorNames[Folded(name)]; ok {
		return id
	}
	return name
}
