package roles

// The methods named Values list the values of the closed sets in values.go, in
// their order, for the decoder and the schemas.

// Values lists the role levels.
func (RoleLevel) Values() []string {
	return names(LevelEntry, LevelMid, LevelSenior, LevelExecutive)
}

// Values lists the fits, best first.
func (Fit) Values() []string { return names(FitExact, FitNarrower, FitBroader, FitProxy, FitPoor) }

// Values lists the remote shares.
func (Remote) Values() []string { return names(RemoteNone, RemotePartial, RemoteFull) }

// Values lists the realisms.
func (Realism) Values() []string { return names(EntryOpen, EntryBridge, EntryClosed) }

// Values lists the kinds of move that a pack may name.
func (MoveKind) Values() []string { return names(Promotion, Lateral, Pivot) }

// Values lists the evidence classes, strongest first.
func (Evidence) Values() []string {
	return names(Observed, Published, SharedCredential, SimilarSkills, Curator)
}

// Values lists the ways to acquire a skill.
func (Acquire) Values() []string { return names(ByStudy, ByJob, BySponsor, ByLicensed) }

// Values lists the certification statuses.
func (CertStatus) Values() []string { return names(CertActive, CertRetired, CertRestricted) }

// Values lists the awards, lowest first.
func (Award) Values() []string {
	return names(Certificate, Associate, Bachelor, Master, Doctorate, Professional)
}

func names[S ~string](values ...S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
