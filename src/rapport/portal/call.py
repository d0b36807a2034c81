"""The protocol's `Call`, holding our unit of work."""

from rapport.protocol.call import Call as ProtocolCall
from rapport.store.work import Work

Call = ProtocolCall[Work]
