"""Telling signed-in clients at once what has changed (server-sent events), across processes and databases.

One poller a process reads the change log while anybody listens (`hub`); who may hear of which record it is told by
whoever knows records (`records.Rules`). What was committed since a cursor is never missed (`portal/changes/queries`).
"""
