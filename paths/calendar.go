package paths

import "time"

// Civil is the day of a time where it was taken, at midnight UTC: days are then
// counted alike in every zone and whatever clocks do.
func Civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// After is the civil day so many months after another. A month leads to the same
// day of the next, or to its last; a part of one is counted in thirtieths.
func After(day time.Time, m Months) time.Time {
	whole, rest := int(m)/100, int(m)%100
	first := time.Date(day.Year(), day.Month()+time.Month(whole), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1+(rest*30+50)/100)
}
