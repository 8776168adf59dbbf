package roles_test

import (
	"slices"
	"strings"
	"testing"

	"careers/rung/roles"
)

// seedNames is every role, skill, tool, standard, certification and theme that
// the seed document names, in its order, and what each one is in the built-in
// pack.
var seedNames = []struct {
	section string
	names   map[string]string // as the seed writes it: kind/id
}{
	{"history", map[string]string{
		"electronic health records": "skill/ehr-basics",
		"Health Information Technology for Economic and Clinical Health Act": "skill/hitech-act",
		"HITECH Act":                    "skill/hitech-act",
		"EHR implementation specialist": "role/ehr-implementation-specialist",
		"clinical informaticist":        "role/clinical-informaticist",
		"health data analyst":           "role/health-data-analyst",
		"training clinicians":           "skill/training-delivery",
		"population health management":  "skill/population-health",
		"predictive modeling":           "skill/predictive-modeling",
		"HL7":                           "skill/hl7-v2",
		"FHIR":                          "skill/fhir",
		"SNOMED CT":                     "skill/snomed-ct",
		"data integration":              "skill/etl-elt",
		"data governance":               "skill/data-governance",
		"health information exchange":   "skill/hie-platforms",
		"wearable devices":              "skill/wearable-data",
		"patient-generated data":        "skill/wearable-data",
		"unstructured information":      "skill/nlp",
	}},
	{"present landscape", map[string]string{
		"telemedicine":            "skill/telehealth-platforms",
		"remote monitoring":       "skill/rpm-platforms",
		"digital contact tracing": "skill/public-health-practice",
		"virtual care platforms":  "skill/telehealth-platforms",
		"data privacy":            "skill/hipaa",
		"AI ethics":               "skill/ai-ethics",
		"risk management":         "skill/risk-management",
		"data stewardship":        "skill/data-stewardship",
		"data steward":            "role/data-steward",
	}},
	{"key concepts", map[string]string{
		"software configuration":       "skill/ehr-configuration",
		"data migration":               "skill/data-migration",
		"user support":                 "skill/service-desk",
		"order entry":                  "skill/cpoe",
		"clinical decision support":    "skill/cds",
		"medication reconciliation":    "skill/med-rec",
		"HIE":                          "skill/hie-platforms",
		"data mapping specialist":      "role/data-mapping-specialist",
		"HIE security analyst":         "role/security-operations-analyst",
		"interoperability coordinator": "role/interoperability-coordinator",
		"dashboards":                   "skill/data-visualization",
		"risk stratification":          "skill/risk-stratification",
		"claims data":                  "skill/claims-analytics",
		"genomics":                     "skill/genomic-formats",
		"patient-reported outcomes":    "skill/patient-reported-outcomes",
		"data mining":                  "skill/data-mining",
		"statistical analysis":         "skill/statistics",
		"clinical terminologies":       "skill/snomed-ct",
		"clinical workflow analysis":   "skill/workflow-analysis",
		"program evaluation":           "skill/evaluation",
		"regulatory compliance":        "skill/audit-readiness",
		"Health Insurance Portability and Accountability Act": "skill/hipaa",
		"HIPAA":                              "skill/hipaa",
		"General Data Protection Regulation": "skill/gdpr",
		"GDPR":                               "skill/gdpr",
		"state-level privacy laws":           "skill/state-privacy",
		"risk assessments":                   "skill/security-risk-analysis",
		"technical safeguards":               "skill/encryption",
		"Fast Healthcare Interoperability Resources": "skill/fhir",
		"DICOM":                              "skill/dicom",
		"data mapping":                       "skill/data-modeling",
		"application programming interfaces": "skill/rest-apis",
	}},
	{"roles and responsibilities", map[string]string{
		"Health Informatics Specialist":                      "role/health-informatics-specialist",
		"Clinical Data Analyst":                              "role/clinical-data-analyst",
		"Health IT Project Manager":                          "role/health-it-project-manager",
		"Health Information Exchange Coordinator":            "role/hie-coordinator",
		"Cybersecurity Analyst":                              "role/healthcare-cybersecurity-analyst",
		"Compliance Officer":                                 "role/compliance-officer",
		"Interoperability Engineer":                          "role/interoperability-engineer",
		"Telehealth Implementation Specialist":               "role/telehealth-implementation-specialist",
		"Telehealth specialist":                              "role/telehealth-implementation-specialist",
		"Population Health Manager":                          "role/population-health-manager",
		"Artificial Intelligence (AI) Health Data Scientist": "role/ai-health-data-scientist",
		"AI health data scientist":                           "role/ai-health-data-scientist",
		"requirements analysis":                              "skill/requirements-analysis",
		"software testing and validation":                    "skill/software-testing",
		"user satisfaction monitoring":                       "skill/usability",
		"access controls":                                    "skill/identity-access",
		"intrusion detection systems":                        "skill/ids-ips",
		"penetration testing":                                "skill/penetration-testing",
		"incident response plans":                            "skill/incident-response",
		"compliance audits":                                  "skill/audit-readiness",
		"privacy and security policies":                      "skill/policy-development",
		"video platforms":                                    "skill/telehealth-platforms",
		"telehealth regulations":                             "skill/telehealth-regs",
		"chronic disease management":                         "skill/care-coordination",
		"performance metrics":                                "skill/quality-measures",
		"machine learning":                                   "skill/machine-learning",
		"natural language processing":                        "skill/nlp",
		"model validation":                                   "skill/model-validation",
	}},
	{"education", map[string]string{
		"Bachelor's in health informatics":     "program/bs-hi",
		"Bachelor's in computer science":       "program/bs-cs-it",
		"Bachelor's in information technology": "program/bs-cs-it",
		"Bachelor's in public health":          "program/bs-public-health",
		"Master's in health informatics":       "program/ms-health-informatics",
		"Master's in biomedical informatics":   "program/ms-bioinformatics",
		"Master's in bioinformatics":           "program/ms-bioinformatics",
		"Master's in data science":             "program/ms-data-science",
		"Doctorate in health informatics":      "program/phd-informatics",
	}},
	{"technical proficiencies", map[string]string{
		"Epic":                        "skill/epic",
		"Cerner":                      "skill/oracle-health",
		"Meditech":                    "skill/meditech",
		"Allscripts":                  "skill/veradigm",
		"database management systems": "skill/sql",
		"SQL":                         "skill/sql",
		"NoSQL":                       "skill/nosql",
		"Mirth Connect":               "skill/mirth-connect",
		"Cloverleaf":                  "skill/cloverleaf",
		"HL7 v2":                      "skill/hl7-v2",
		"HL7 v3":                      "skill/hl7-v3-cda",
		"SAS":                         "skill/sas",
		"R":                           "skill/r-lang",
		"Python":                      "skill/python",
		"Tableau":                     "skill/tableau",
		"cybersecurity practices":     "skill/nist-csf",
		"SIEM":                        "skill/siem",
		"IDS":                         "skill/ids-ips",
		"IPS":                         "skill/ids-ips",
		"IDS/IPS":                     "skill/ids-ips",
	}},
	{"soft skills", map[string]string{
		"analytical skills":               "skill/analytical-thinking",
		"problem-solving":                 "skill/problem-solving",
		"communication skills":            "skill/communication",
		"project management competencies": "skill/project-management",
		"project management":              "skill/project-management",
		"scheduling":                      "skill/scheduling",
		"budgeting":                       "skill/budgeting",
		"stakeholder coordination":        "skill/stakeholder-management",
		"adaptability":                    "skill/adaptability",
		"attention to detail":             "skill/attention-to-detail",
		"data integrity":                  "skill/data-quality",
	}},
	{"certifications", map[string]string{
		"Registered Health Information Administrator (RHIA)": "cert/rhia",
		"Registered Health Information Administrator":        "cert/rhia",
		"RHIA": "cert/rhia",
		"Certified Professional in Healthcare Information and Management Systems (CPHIMS)": "cert/cphims",
		"CPHIMS": "cert/cphims",
		"Health Informatics Certification (HCIO)": "cert/chcio",
		"HCIO":                             "cert/chcio",
		"Health Informatics Certification": "cert/ahic",
		"Certified Information Systems Security Professional (CISSP)": "cert/cissp",
		"CISSP": "cert/cissp",
		"Certified in Clinical Data Management (CDM)": "cert/ccdm",
		"CDM":                           "cert/ccdm",
		"Clinical Research Informatics": "cert/ahic",
	}},
	{"career development", map[string]string{
		"health IT support technician":      "role/health-it-support-technician",
		"EHR training coordinator":          "role/ehr-training-coordinator",
		"project manager":                   "role/health-it-project-manager",
		"senior data scientist":             "role/senior-data-scientist",
		"chief medical information officer": "role/cmio",
		"director of health informatics":    "role/director-health-informatics",
		"vice president of IT":              "role/vp-it",
		"strategic planning":                "skill/strategic-planning",
		"technology governance":             "skill/it-governance",
		"external vendor partnerships":      "skill/vendor-management",
		"stakeholder engagement":            "skill/stakeholder-management",
		"lifelong learning":                 "skill/continuous-learning",
		"change management":                 "skill/change-management",
	}},
	{"future outlook", map[string]string{
		"artificial intelligence and machine learning": "skill/machine-learning",
		"bias mitigation":                  "skill/bias-mitigation",
		"personalized medicine":            "skill/pharmacogenomics",
		"genomic data":                     "skill/genomic-formats",
		"electronic phenotyping":           "skill/phenotyping",
		"blockchain for health data":       "skill/blockchain",
		"blockchain architecture":          "skill/blockchain",
		"health blockchain architect":      "role/health-blockchain-architect",
		"consent management":               "skill/part-2",
		"digital therapeutics integration": "skill/digital-therapeutics",
		"wearables":                        "skill/wearable-data",
		"data ingestion":                   "skill/etl-elt",
		"real-time analytics":              "skill/wearable-data",
		"patient control over data":        "skill/info-blocking",
		"ethical AI":                       "skill/ai-ethics",
	}},
}

func TestSeedNamesAreFound(t *testing.T) {
	catalog := builtin(t)
	for _, section := range seedNames {
		for name, want := range section.names {
			prefix, _, _ := strings.Cut(want, "/")
			found := catalog.Find(name, roles.Kind(prefix))
			if len(found) != 1 || found[0].String() != want {
				t.Errorf("%s: %q finds %v, want %s", section.section, name, found, want)
			}
		}
	}
}

func TestSeedSectorsHaveRoles(t *testing.T) {
	catalog := builtin(t)
	for name, sector := range map[string]string{
		"hospitals and integrated delivery networks": "hospital",
		"health IT vendors":                          "vendor",
		"insurance payers":                           "payer",
		"public health agencies":                     "public-health",
		"outpatient care":                            "ambulatory",
		"behavioral health":                          "behavioral",
		"ambulatory surgery centers":                 "surgery-center",
	} {
		if !slices.ContainsFunc(catalog.Roles, func(r roles.Role) bool { return slices.Contains(r.Sectors, sector) }) {
			t.Errorf("%s: no role is in the sector %q", name, sector)
		}
	}
}

func TestSeedProgramLevelsAreCovered(t *testing.T) {
	catalog := builtin(t)
	for _, want := range []struct {
		award roles.Award
		field string
	}{
		{roles.Bachelor, "health-informatics"},
		{roles.Bachelor, "computer-science"},
		{roles.Bachelor, "information-technology"},
		{roles.Bachelor, "public-health"},
		{roles.Master, "health-informatics"},
		{roles.Master, "life-science"},
		{roles.Master, "data"},
		{roles.Doctorate, "health-informatics"},
		{roles.Doctorate, "data"},
	} {
		has := func(p roles.Program) bool { return p.Award == want.award && slices.Contains(p.Fields, want.field) }
		if !slices.ContainsFunc(catalog.Programs, has) {
			t.Errorf("no program gives a %s in %s", want.award, want.field)
		}
	}
}

func TestSeedSalariesAreKeptAsSeedFigures(t *testing.T) {
	catalog := builtin(t)
	for id, want := range map[string]struct{ value, high int }{
		"health-informatics-specialist":    {75_000, 95_000},
		"clinical-data-analyst":            {80_000, 105_000},
		"cmio":                             {150_000, 0},
		"healthcare-cybersecurity-analyst": {90_000, 130_000},
	} {
		role := catalog.Role(id)
		if role == nil {
			t.Errorf("role %s is missing", id)
			continue
		}
		found := slices.ContainsFunc(role.SeedPay, func(p roles.PayFact) bool {
			return p.Value == want.value && p.High == want.high && p.Source == "seed" && p.Year == 0
		})
		if !found {
			t.Errorf("role %s: seed pay %v, want %d to %d from the seed, undated", id, role.SeedPay, want.value, want.high)
		}
		for _, fact := range role.Pay.Facts {
			if fact.Source == "seed" {
				t.Errorf("role %s: a seed figure stands among the figures that plans use", id)
			}
		}
	}
}

func TestSeedThemesOfTheFutureAreMarkedEmerging(t *testing.T) {
	catalog := builtin(t)
	for _, id := range []string{"blockchain", "digital-therapeutics", "wearable-data", "ai-ethics", "bias-mitigation"} {
		if skill := catalog.Skill(id); skill == nil || !skill.Emerging {
			t.Errorf("skill %s is not marked emerging", id)
		}
	}
}

func builtin(t *testing.T) *roles.Catalog {
	t.Helper()
	catalog, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}
