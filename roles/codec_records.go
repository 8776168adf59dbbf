package roles

// One method a type: it reads or writes its fields in the order of catalog.go.

func (c *codec) catalog(x *Catalog) {
	c.pack(&x.Pack)
	list(c, &x.Tracks, nil, (*codec).track)
	list(c, &x.Licenses, nil, (*codec).license)
	list(c, &x.Funding, nil, (*codec).funding)
	c.model(&x.Model)
	list(c, &x.Roles, nil, (*codec).role)
	list(c, &x.Skills, nil, (*codec).skill)
	list(c, &x.Certs, nil, (*codec).cert)
	list(c, &x.Programs, nil, (*codec).program)
	list(c, &x.Occupations, nil, (*codec).occupation)
	list(c, &x.Sources, nil, (*codec).source)
	list(c, &x.Ladders, nil, (*codec).ladder)
}

func (c *codec) pack(x *Pack) {
	text(c, &x.Name)
	text(c, &x.Version)
	text(c, &x.AsOf)
	text(c, &x.DataLicense)
	text(c, &x.Currency)
}

func (c *codec) track(x *Track) {
	text(c, &x.ID)
	text(c, &x.Title)
}

func (c *codec) license(x *License) {
	text(c, &x.ID)
	text(c, &x.Name)
	c.strs(&x.Aliases)
	c.licenseHow(&x.How)
	list(c, &x.Grants, &c.grants, (*codec).skillLevel)
	text(c, &x.Foreign)
	text(c, &x.Military)
	c.strs(&x.Sources)
}

func (c *codec) funding(x *Funding) {
	text(c, &x.ID)
	text(c, &x.Name)
	text(c, &x.Note)
	text(c, &x.URL)
	text(c, &x.CheckedOn)
	c.strs(&x.Sources)
}

func (c *codec) licenseHow(x *LicenseHow) {
	c.strs(&x.Programs)
	text(c, &x.Exam)
	c.intRange(&x.Years)
	c.intRange(&x.CostUSD)
	text(c, &x.Note)
}

func (c *codec) model(x *Model) {
	c.float(&x.Theta)
	c.readiness(&x.Readiness)
	c.kindOdds(&x.Kind)
	c.evidenceOdds(&x.Evidence)
	c.durationRange(&x.Search)
	c.durationRange(&x.EntrySearch)
	c.int(&x.Pace)
}

func (c *codec) readiness(x *Readiness) {
	c.float(&x.Floor)
	c.float(&x.From)
}

func (c *codec) kindOdds(x *KindOdds) {
	c.float(&x.Promotion)
	c.float(&x.Lateral)
	c.float(&x.Pivot)
	c.float(&x.Entry)
}

func (c *codec) evidenceOdds(x *EvidenceOdds) {
	c.float(&x.Observed)
	c.float(&x.Published)
	c.float(&x.SharedCredential)
	c.float(&x.SimilarSkills)
	c.float(&x.Curator)
}

func (c *codec) role(x *Role) {
	text(c, &x.ID)
	text(c, &x.Title)
	c.strs(&x.Aliases)
	c.strs(&x.Replaces)
	text(c, &x.Track)
	text(c, &x.Level)
	c.int(&x.Stage)
	text(c, &x.Summary)
	c.strs(&x.Duties)
	c.roleSOC(&x.Occupation)
	c.rolePay(&x.Pay)
	list(c, &x.SeedPay, &c.facts, (*codec).payFact)
	c.strs(&x.Sectors)
	text(c, &x.Remote)
	c.bool(&x.Emerging)
	c.entry(&x.Entry)
	c.bool(&x.Feeder)
	c.strs(&x.Sponsors)
	c.requires(&x.Requires)
	c.prefers(&x.Prefers)
	list(c, &x.Develops, &c.develops, (*codec).develop)
	text(c, &x.Terminal)
	text(c, &x.Outlook)
	list(c, &x.Changes, &c.changes, (*codec).change)
	list(c, &x.Conditions, &c.conditions, (*codec).condition)
	text(c, &x.WorkStyle)
	text(c, &x.Notes)
	pointer(c, &x.Typical, (*codec).experience)
	list(c, &x.Moves, &c.moves, (*codec).move)
	c.strs(&x.Sources)
}

func (c *codec) change(x *Change) {
	text(c, &x.Theme)
	text(c, &x.Effect)
	text(c, &x.Source)
}

func (c *codec) condition(x *Condition) {
	text(c, &x.Kind)
	text(c, &x.Note)
	text(c, &x.Source)
}

func (c *codec) experience(x *Experience) {
	c.int(&x.LowYears)
	c.int(&x.HighYears)
	text(c, &x.Source)
}

func (c *codec) roleSOC(x *RoleSOC) {
	text(c, &x.SOC)
	text(c, &x.Fit)
	text(c, &x.Note)
}

func (c *codec) rolePay(x *RolePay) {
	list(c, &x.Percentiles, nil, (*codec).int)
	list(c, &x.Facts, &c.facts, (*codec).payFact)
}

func (c *codec) payFact(x *PayFact) {
	c.int(&x.Value)
	c.int(&x.High)
	c.int(&x.Year)
	text(c, &x.Area)
	text(c, &x.Measure)
	text(c, &x.Source)
	text(c, &x.Note)
}

func (c *codec) entry(x *Entry) {
	text(c, &x.Realism)
	text(c, &x.Note)
	c.strs(&x.Bridges)
	c.durationRange(&x.Search)
	text(c, &x.Evidence)
}

func (c *codec) requires(x *Requires) {
	list(c, &x.Education, &c.clauses, (*codec).clause)
	list(c, &x.Experience, &c.clauses, (*codec).clause)
	list(c, &x.Skills, &c.clauses, (*codec).clause)
	list(c, &x.Certs, &c.clauses, (*codec).clause)
	list(c, &x.Licenses, &c.clauses, (*codec).clause)
}

func (c *codec) prefers(x *Prefers) {
	list(c, &x.Skills, &c.clauses, (*codec).clause)
	list(c, &x.Certs, &c.clauses, (*codec).clause)
	list(c, &x.Education, &c.clauses, (*codec).clause)
}

func (c *codec) clause(x *Clause) {
	list(c, &x.Any, &c.alternatives, (*codec).alternative)
	c.int(&x.Weight)
}

// alternative says first which fields are used: most use two of twelve, and
// there are more alternatives than anything else.
func (c *codec) alternative(x *Alternative) {
	used := [...]bool{
		x.Award != "", x.Fields != nil, x.Accreditor != "", x.Program != "", x.Cert != "", x.License != "",
		x.Skill != "", x.Level != None, x.Experience != "", x.Months != 0, x.In != nil, x.EmployerSponsored,
	}
	c.flags(used[:])
	if used[0] {
		text(c, &x.Award)
	}
	if used[1] {
		c.strs(&x.Fields)
	}
	if used[2] {
		text(c, &x.Accreditor)
	}
	if used[3] {
		text(c, &x.Program)
	}
	if used[4] {
		text(c, &x.Cert)
	}
	if used[5] {
		text(c, &x.License)
	}
	if used[6] {
		text(c, &x.Skill)
	}
	if used[7] {
		c.level(&x.Level)
	}
	if used[8] {
		text(c, &x.Experience)
	}
	if used[9] {
		c.int(&x.Months)
	}
	if used[10] {
		c.strs(&x.In)
	}
	if used[11] {
		c.bool(&x.EmployerSponsored)
	}
}

func (c *codec) develop(x *Develop) {
	text(c, &x.Skill)
	c.level(&x.Level)
	text(c, &x.After)
}

func (c *codec) move(x *Move) {
	text(c, &x.To)
	text(c, &x.Kind)
	c.durationRange(&x.Tenure)
	text(c, &x.Evidence)
	c.int(&x.N)
	text(c, &x.Why)
	text(c, &x.PayFalls)
	text(c, &x.Source)
}

func (c *codec) skill(x *Skill) {
	text(c, &x.ID)
	text(c, &x.Name)
	c.strs(&x.Aliases)
	c.strs(&x.Replaces)
	text(c, &x.Kind)
	text(c, &x.Summary)
	text(c, &x.Acquire)
	c.levelTexts(&x.Levels)
	c.skillHours(&x.Hours)
	list(c, &x.Requires, &c.grants, (*codec).skillLevel)
	c.external(&x.External)
	c.bool(&x.Emerging)
	list(c, &x.Resources, nil, (*codec).resource)
	c.strs(&x.Sources)
}

func (c *codec) levelTexts(x *LevelTexts) {
	text(c, &x.Aware)
	text(c, &x.Working)
	text(c, &x.Practitioner)
	text(c, &x.Expert)
}

func (c *codec) skillHours(x *SkillHours) {
	c.intRange(&x.Aware)
	c.intRange(&x.Working)
	c.intRange(&x.Practitioner)
	c.intRange(&x.Expert)
	text(c, &x.Basis)
	c.bool(&x.Estimate)
}

func (c *codec) skillLevel(x *SkillLevel) {
	text(c, &x.Skill)
	c.level(&x.Level)
}

func (c *codec) external(x *External) {
	text(c, &x.ONET)
	text(c, &x.ESCO)
	text(c, &x.Lightcast)
}

func (c *codec) resource(x *Resource) {
	text(c, &x.Title)
	text(c, &x.URL)
	c.int(&x.Year)
}

func (c *codec) cert(x *Cert) {
	text(c, &x.ID)
	text(c, &x.Name)
	c.strs(&x.Aliases)
	c.strs(&x.Replaces)
	text(c, &x.Issuer)
	text(c, &x.URL)
	text(c, &x.Status)
	text(c, &x.ReplacedBy)
	list(c, &x.Eligibility, &c.clauses, (*codec).clause)
	text(c, &x.EligibleAs)
	c.fee(&x.FeeUSD)
	text(c, &x.Exam)
	c.intRange(&x.Hours)
	c.durationRange(&x.Wait)
	text(c, &x.Retake)
	c.passRate(&x.PassRate)
	list(c, &x.Grants, &c.grants, (*codec).skillLevel)
	c.renewal(&x.Renewal)
	c.strs(&x.Supersedes)
	text(c, &x.CheckedOn)
	text(c, &x.Verified)
	text(c, &x.Foreign)
	text(c, &x.Military)
	text(c, &x.Notes)
	c.strs(&x.Sources)
}

func (c *codec) fee(x *Fee) {
	pointer(c, &x.Member, (*codec).int)
	pointer(c, &x.Nonmember, (*codec).int)
	c.int(&x.Year)
	text(c, &x.Source)
}

func (c *codec) passRate(x *PassRate) {
	c.int(&x.Value)
	c.int(&x.Year)
	text(c, &x.Source)
}

func (c *codec) renewal(x *Renewal) {
	text(c, &x.Every)
	c.int(&x.Units)
	text(c, &x.Unit)
	c.fee(&x.FeeUSD)
	text(c, &x.Pool)
	c.int(&x.ExtraUnits)
	c.int(&x.MaxUnits)
	text(c, &x.Rules)
	text(c, &x.ValidFrom)
}

func (c *codec) program(x *Program) {
	text(c, &x.ID)
	text(c, &x.Name)
	c.strs(&x.Aliases)
	c.strs(&x.Replaces)
	text(c, &x.Award)
	c.strs(&x.Fields)
	text(c, &x.CIP)
	text(c, &x.Accreditor)
	list(c, &x.Entry, &c.clauses, (*codec).clause)
	c.programMonths(&x.Months)
	pointer(c, &x.CostUSD, (*codec).tuition)
	list(c, &x.Grants, &c.grants, (*codec).skillLevel)
	c.strs(&x.QualifiesFor)
	c.strs(&x.Opens)
	c.strs(&x.LeadsToLicense)
	c.strs(&x.Funding)
	text(c, &x.Foreign)
	text(c, &x.Military)
	text(c, &x.Notes)
	text(c, &x.CheckedOn)
	c.strs(&x.Sources)
}

func (c *codec) programMonths(x *ProgramMonths) {
	c.int(&x.FullTime)
	c.int(&x.PartTime)
}

func (c *codec) tuition(x *Tuition) {
	c.intRange(&x.IntRange)
	c.int(&x.Year)
	c.bool(&x.Estimate)
	text(c, &x.Basis)
	text(c, &x.Source)
}

func (c *codec) occupation(x *Occupation) {
	text(c, &x.SOC)
	text(c, &x.Title)
	list(c, &x.Wages, &c.wages, (*codec).wage)
	c.outlook(&x.Outlook)
	list(c, &x.Evidence, nil, (*codec).onetEvidence)
	list(c, &x.ByPay, nil, (*codec).industryPay)
	c.strs(&x.Sources)
}

func (c *codec) wage(x *Wage) {
	c.int(&x.Year)
	text(c, &x.Area)
	c.int(&x.P10)
	c.int(&x.P25)
	c.int(&x.P50)
	c.int(&x.P75)
	c.int(&x.P90)
	c.strs(&x.TopCoded)
	c.int(&x.Employment)
	text(c, &x.Source)
}

func (c *codec) outlook(x *Outlook) {
	c.int(&x.Base)
	c.float(&x.ChangePct)
	c.int(&x.Openings)
	text(c, &x.Period)
	text(c, &x.Education)
	text(c, &x.Experience)
	text(c, &x.Source)
}

func (c *codec) onetEvidence(x *ONETEvidence) {
	text(c, &x.Code)
	text(c, &x.Title)
	c.int(&x.JobZone)
	text(c, &x.Education)
	text(c, &x.Experience)
	text(c, &x.Surveyed)
	c.interests(&x.Interests)
	text(c, &x.Source)
}

func (c *codec) interests(x *Interests) {
	given := *x != Interests{}
	c.bool(&given)
	if !given {
		return
	}
	c.float(&x.Realistic)
	c.float(&x.Investigative)
	c.float(&x.Artistic)
	c.float(&x.Social)
	c.float(&x.Enterprising)
	c.float(&x.Conventional)
}

func (c *codec) industryPay(x *IndustryPay) {
	text(c, &x.Industry)
	c.int(&x.Median)
	c.int(&x.Year)
	text(c, &x.Source)
}

func (c *codec) source(x *Source) {
	text(c, &x.ID)
	text(c, &x.Publisher)
	text(c, &x.Title)
	c.int(&x.Year)
	text(c, &x.URL)
	text(c, &x.License)
	text(c, &x.Attribution)
	text(c, &x.Retrieved)
	text(c, &x.CheckedOn)
	text(c, &x.Kind)
}

func (c *codec) ladder(x *Ladder) {
	text(c, &x.ID)
	text(c, &x.Title)
	text(c, &x.For)
	c.strs(&x.Roles)
}

func (c *codec) intRange(x *IntRange) {
	c.int(&x.Low)
	c.int(&x.Typical)
	c.int(&x.High)
}

func (c *codec) durationRange(x *DurationRange) {
	text(c, &x.Low)
	text(c, &x.Typical)
	text(c, &x.High)
}
