"""Known errors, planted in translations that were clean, to see how many the audit finds."""
