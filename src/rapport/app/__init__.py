"""The front door: the only place that knows everything.

`house.open_house` opens database, files and memories; `pipeline.Pipeline` takes one API request from bytes to bytes;
`web.create_app` is the ASGI application around it; `founding.found` makes a new portal.
"""
