"""A portal filled with as many records as wanted, in a few minutes for a million: straight into the tables.

The portal itself is founded as any is; people and keys are made by the services. Only the mass of records goes
past them. The same size always gives the same records.
"""

from bench.fill.facts import BIG, HUNDRED_THOUSAND, SMALL, Facts, Size
from bench.fill.portal import Filled, Stale, filled

__all__ = ["BIG", "HUNDRED_THOUSAND", "SMALL", "Facts", "Filled", "Size", "Stale", "filled"]
