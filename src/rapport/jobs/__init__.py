"""Work that outlives its request: kept in the portal's own database, done at least once (architecture, section 1).

`queue.put` writes a job in the caller's transaction: it is there exactly if the change is. A `worker.Worker` takes
due jobs one by one under a lease, hands each to its handler, and takes it off in the transaction that ends it. What
fails comes back later and later, until it is given up and left to people. Nothing here knows what the jobs are about:
`app/background.py` says which handler does which.
"""
