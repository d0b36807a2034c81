"""What the processes of a server hold after a morning's work."""

from __future__ import annotations

from random import Random

from bench.cases import contact_filters, opportunity_filters
from bench.client import Client, query
from bench.fill import Filled
from bench.server import Server, memory_of, serving
from bench.table import Figure

REQUESTS = 2000
LIMIT = 120.0


def measure(portal: Filled) -> list[Figure]:
    """Return the resident memory of each process, in MiB, after two thousand mixed requests."""
    with serving(portal.folder, database=portal.database) as server:
        with Client(server.url, portal.facts.user_key) as client:
            for request in mixed(client, portal):
                client.send(request)
        return _figures(server, portal)


def mixed(client: Client, portal: Filled) -> list[bytes]:
    """Return what a team's clients ask for: lists of all kinds, single records, short lists, a few refusals."""
    random = Random("mixed")
    facts, size = portal.facts, portal.size
    opportunity, contact = list(opportunity_filters(facts).values()), list(contact_filters(facts).values())
    paths = []
    for _ in range(REQUESTS):
        chance = random.random()
        if chance < 0.4:
            sort = random.choice(("stage", "title", "bidvalue", "dateandtime", "responsible"))
            paths.append(
                f"crm/opportunity/filter{query(count=25, sortBy=sort, **random.choice(opportunity))}"
            )
        elif chance < 0.6:
            paths.append(f"crm/contact/filter{query(count=25, **random.choice(contact))}")
        elif chance < 0.75:
            paths.append(f"crm/opportunity/{random.randint(1, size.opportunities)}")
        elif chance < 0.9:
            paths.append(f"crm/contact/{random.randint(1, size.contacts)}")
        else:
            paths.append(
                random.choice(("people/@self", "crm/opportunity/stage", "group", "crm/contact/status"))
            )
    return [client.prepare("GET", path) for path in paths]


def _figures(server: Server, portal: Filled) -> list[Figure]:
    figures = []
    for pid in server.processes():
        memory = memory_of(pid)
        role = "serving process" if pid != server.process.pid else "supervising process"
        figures.append(
            Figure(
                f"memory, {role}, {portal.size.opportunities:,} opportunities",
                memory.resident,
                "MiB",
                LIMIT,
                note=f"resident after {REQUESTS} requests; {memory.shared_out:.0f} MiB its own share",
            )
        )
    return figures
