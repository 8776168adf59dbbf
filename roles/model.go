package roles

// Model holds the planner's constants; paths/README.md says what each means.
// A pack's pack.yaml overrides them key by key.
type Model struct {
	Theta       float64       `json:"theta" pack:"min=0,max=1"` // share of required skills that a stretch move needs on entry
	Readiness   Readiness     `json:"readiness"`
	Kind        KindOdds      `json:"kind"`
	Evidence    EvidenceOdds  `json:"evidence"`
	Search      DurationRange `json:"search"`
	EntrySearch DurationRange `json:"entry_search"`
	Pace        int           `json:"pace" pack:"min=1,max=168"` // hours of study a week
}

// Readiness is g(coverage): Floor up to coverage From, then linear to 1 at 1.
type Readiness struct {
	Floor float64 `json:"floor" pack:"min=0.01,max=1"`
	From  float64 `json:"from" pack:"min=0,max=0.99"`
}

// KindOdds is the readiness factor of each kind of move.
type KindOdds struct {
	Promotion float64 `json:"promotion" pack:"min=0.01,max=1"`
	Lateral   float64 `json:"lateral" pack:"min=0.01,max=1"`
	Pivot     float64 `json:"pivot" pack:"min=0.01,max=1"`
	Entry     float64 `json:"entry" pack:"min=0.01,max=1"`
}

// EvidenceOdds is the readiness factor of each class of evidence.
type EvidenceOdds struct {
	Observed         float64 `json:"observed" pack:"min=0.01,max=1"`
	Published        float64 `json:"published" pack:"min=0.01,max=1"`
	SharedCredential float64 `json:"shared-credential" pack:"min=0.01,max=1"`
	SimilarSkills    float64 `json:"similar-skills" pack:"min=0.01,max=1"`
	Curator          float64 `json:"curator" pack:"min=0.01,max=1"`
}

// DefaultModel is what holds where no pack says otherwise.
func DefaultModel() Model {
	return Model{
		Theta:       0.6,
		Readiness:   Readiness{Floor: 0.3, From: 0.4},
		Kind:        KindOdds{Promotion: 0.90, Lateral: 0.95, Pivot: 0.80, Entry: 0.85},
		Evidence:    EvidenceOdds{Observed: 1, Published: 0.97, SharedCredential: 0.94, SimilarSkills: 0.90, Curator: 0.87},
		Search:      DurationRange{Low: "1mo", Typical: "3mo", High: "6mo"},
		EntrySearch: DurationRange{Low: "2mo", Typical: "6mo", High: "12mo"},
		Pace:        8,
	}
}

// OfKind is the factor of a kind of move.
func (m Model) OfKind(k MoveKind) float64 {
	switch k {
	case Promotion:
		return m.Kind.Promotion
	case Lateral:
		return m.Kind.Lateral
	case Pivot:
		return m.Kind.Pivot
	}
	return m.Kind.Entry
}

// OfEvidence is the factor of a class of evidence; absent evidence is curator.
func (m Model) OfEvidence(e Evidence) float64 {
	switch e {
	case Observed:
		return m.Evidence.Observed
	case Published:
		return m.Evidence.Published
	case SharedCredential:
		return m.Evidence.SharedCredential
	case SimilarSkills:
		return m.Evidence.SimilarSkills
	}
	return m.Evidence.Curator
}
