"""The one place a change is told to: change log with before and after, and the audit trail."""
