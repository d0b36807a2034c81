"""Taking changes back: the trash, the change log, and what undoing them does to all concepts at once.

It stands above all of them: what a change did to rows, wherever they are, the journal knows (`store/journal`); what
follows from those rows each concept brings in line itself (its service's `follow`).
"""
