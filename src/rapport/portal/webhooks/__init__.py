"""Telling other systems of changes: an address, a secret, a choice of events; signed, retried, with a log.

Every change that is committed goes into exactly one message for each webhook that wants it. `dispatching` reads the
change log behind each webhook's place and writes messages, in one transaction; `delivering` sends them one by one
until they are accepted, for about a day. What could not be delivered pauses the webhook: it goes on from its place
when it is set going again.
"""
