"""Paths to operations: sheet 01, section 1."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.protocol.call import Call
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.operations import Operation, declared_in, operation
from rapport.protocol.routing import Match, Router, split_suffix
from tests.protocol.toys import declared


def handler(call: Call[Any]) -> None:
    """Do nothing."""


TAGS = "crm/{entityType:(contact|opportunity|case)}/{entityid:int}/tag"

PATHS = [
    "GET capabilities",
    "GET crm/contact",
    "GET crm/contact/filter",
    "GET crm/contact/{contactid:int}",
    "PUT crm/contact/{contactid:int}",
    "GET crm/contact/{contactid:int}/data/{id:int}",
    "GET crm/contact/{contactid:int}/data/{infoType}",
    "GET crm/contact/{contactid:int}/tag",
    "GET crm/{entityType:(contact|opportunity|case)}/tag/{entityid:int}",
    f"GET {TAGS}",
    r"GET crm/voip/call/{callId:\w+}",
    "GET people/{username}",
    "GET people/@self",
    "GET people/status/{status}/search",
    "GET Group/{groupid}",
]


@pytest.fixture(scope="module")
def router() -> Router:
    return Router(declared(handler, *line.split(" ")) for line in PATHS)


def find(router: Router, line: str) -> str | None:
    """Return the declaration that a request line meets, with its placeholders."""
    match = router.match(*line.split(" "))
    if match is None:
        return None
    values = "".join(f" {name}={value}" for name, value in match.values.items())
    return f"{match.operation.path}{values}{' .' + match.suffix if match.suffix else ''}"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("GET /api/2.0/capabilities", "capabilities"),
        ("GET /api/2.0/capabilities/", "capabilities"),
        ("GET /api/2.0/capabilities.json", "capabilities .json"),
        ("GET /api/2.0/capabilities.json/", "capabilities .json"),
        ("GET /API/2.0/CRM/Contact/Filter.json", "crm/contact/filter .json"),
        ("GET /api/2.0/crm/contact/filter.xml", "crm/contact/filter .xml"),
        ("GET /api/2.0/crm/contact/filter.tml", "crm/contact/filter .tml"),
        ("GET /api/2.0/crm/contact/filter.JSON", None),
        ("GET /api/2.0/crm/contact/filterjson", None),
        ("GET /api/2.0/crm/contact/filter.txt", None),
        ("GET /api/2.0/crm/contact/5", "crm/contact/{contactid:int} contactid=5"),
        ("GET /api/2.0/crm/contact/0.json", "crm/contact/{contactid:int} contactid=0 .json"),
        ("GET /api/2.0/crm/contact/-5", None),
        ("GET /api/2.0/crm/contact/abc", None),
        ("GET /api/2.0/crm/contact/٣", None),
        ("GET /api/2.0/crm/contact/99999999999", "crm/contact/{contactid:int} contactid=99999999999"),
        ("PUT /api/2.0/crm/contact/5", "crm/contact/{contactid:int} contactid=5"),
        ("DELETE /api/2.0/crm/contact/5", None),
        ("HEAD /api/2.0/crm/contact/5", None),
        ("GET /api/2.0/crm//contact", None),
        ("GET /api/2.0/crm", None),
        ("GET /api/2.0/", None),
        ("GET /api/1.0/capabilities", None),
        ("GET /elsewhere", None),
        ("GET /api/2.0/crm/CONTACT/7/tag", f"{TAGS} entityType=contact entityid=7"),
        ("GET /api/2.0/crm/task/7/tag", None),
        ("GET /api/2.0/crm/voip/call/CA12_x", r"crm/voip/call/{callId:\w+} callId=CA12_x"),
        ("GET /api/2.0/crm/voip/call/CA-12", None),
        ("GET /api/2.0/people/john.doe", "people/{username} username=john.doe"),
        ("GET /api/2.0/people/john.doe.json", "people/{username} username=john.doe .json"),
        ("GET /api/2.0/people/john.JSON", "people/{username} username=john.JSON"),
        ("GET /api/2.0/people/@SELF", "people/@self"),
        ("GET /api/2.0/people/.json", "people/{username} username=.json"),
        ("GET /api/2.0/people/status/active/search.json", "people/status/{status}/search status=active .json"),
        ("GET /api/2.0/group/7c9e", "Group/{groupid} groupid=7c9e"),
    ],
)  # fmt: skip
def test_match(router: Router, line: str, found: str | None) -> None:
    assert find(router, line) == found


@pytest.mark.parametrize(
    ("line", "path"),
    [
        # The earlier first placeholder wins, over a literal word even.
        ("GET /api/2.0/crm/contact/5/tag", TAGS),
        ("GET /api/2.0/crm/contact/tag/5", "crm/{entityType:(contact|opportunity|case)}/tag/{entityid:int}"),
        # No placeholder at all comes before any.
        ("GET /api/2.0/people/@self", "people/@self"),
        # Of two that begin alike, the last placeholder that ends sooner; constraints only sift.
        ("GET /api/2.0/crm/contact/5/data/7", "crm/contact/{contactid:int}/data/{id:int}"),
        ("GET /api/2.0/crm/contact/5/data/email", "crm/contact/{contactid:int}/data/{infoType}"),
    ],
)
def test_precedence(router: Router, line: str, path: str) -> None:
    match = router.match(*line.split(" "))
    assert match is not None
    assert match.operation.path == path


def test_a_tie_goes_to_the_stricter_path() -> None:
    anything, digits = declared(handler, "GET", "toy/{word}"), declared(handler, "GET", "toy/{goal:int}")
    for order in ((anything, digits), (digits, anything)):
        match = Router(order).match("GET", "/api/2.0/toy/5")
        assert match is not None
        assert match.operation is digits


@pytest.mark.parametrize("character", [*":<>*%&\\?\0\n\x7f", "\ud800"])
def test_forbidden_characters(router: Router, character: str) -> None:
    with pytest.raises(ConversionFailed):
        router.match("GET", f"/api/2.0/people/a{character}b")


def test_climbing_is_refused(router: Router) -> None:
    with pytest.raises(ConversionFailed):
        router.match("GET", "/api/2.0/people/../people/x")


@pytest.mark.parametrize(
    "lines",
    [
        ["GET toy/{a:int}", "GET toy/{b:[0-9]+}"],
        ["GET toy/A", "GET TOY/a"],
        ["GET toy/{a}/x{b}"],
        ["GET toy//x"],
        ["GET toy/{a}/{a}"],
    ],
)
def test_wrong_declarations_stop_the_start(lines: list[str]) -> None:
    with pytest.raises(ValueError, match=r"declared twice|one placeholder|named twice"):
        Router(declared(handler, *line.split(" ")) for line in lines)


def test_signatures_that_cannot_be_bound_stop_the_start() -> None:
    def wrong(call: Call[Any], value: complex) -> None: ...

    with pytest.raises(TypeError, match="PUT toy/thing: value: no argument can be annotated"):
        Router([declared(wrong)])


def test_suffix_of_nothing() -> None:
    assert split_suffix("a/.json") == (["a", ".json"], "")
    assert split_suffix("a.b.tml") == (["a.b"], "tml")


SEGMENTS = st.sampled_from(["a", "b", "7", "{x}", "{y:int}", "{kind:(a|b)}"])
TEMPLATES = st.lists(
    st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join), min_size=1, max_size=12, unique=True
)


@given(TEMPLATES, st.lists(st.sampled_from(["a", "b", "7", "c"]), min_size=1, max_size=4))
def test_the_trie_finds_what_trying_all_in_order_finds(templates: list[str], segments: list[str]) -> None:
    usable = [one for one in templates if _names_differ(one)]
    operations = [declared(handler, "GET", f"toy/{one}") for one in usable]
    match = Router(operations).match("GET", "/api/2.0/toy/" + "/".join(segments))
    fitting = [one for one in usable if _fits(one.split("/"), segments)]
    expected = min(fitting, key=_order, default=None)
    assert (match and _order(match.operation.path.removeprefix("toy/"))) == (expected and _order(expected))


def _names_differ(template: str) -> bool:
    holes = [segment for segment in template.split("/") if segment.startswith("{")]
    return len(set(holes)) == len(holes)


def _fits(template: list[str], segments: list[str]) -> bool:
    def fit(hole: str, word: str) -> bool:
        allowed = {"{x}": True, "{y:int}": word.isdigit(), "{kind:(a|b)}": word in {"a", "b"}}
        return allowed.get(hole, hole == word)

    return len(template) == len(segments) and all(map(fit, template, segments))


def _order(template: str) -> tuple[int, int, int]:
    plain = template.replace(":int", "").replace(":(a|b)", "")
    return (plain.index("{"), plain.rindex("}"), template.count("{x}")) if "{" in plain else (-1, -1, 0)


def test_declaring() -> None:
    @operation("GET", "toy/a", tag="toy", summary="One")
    @operation("POST", "toy/b", tag="toy", summary="Two", login=False, writes=False, addition=True)
    def both(call: Call[Any], size: int = 3) -> str:
        """Answer twice."""
        return ""

    two, first = both.operations  # type: ignore[attr-defined]
    assert (first.verb, first.writes, first.login, first.addition) == ("GET", False, True, False)
    assert (two.verb, two.writes, two.login, two.addition) == ("POST", False, False, True)
    assert first.module == "toy"
    assert first.operation_id == "test_routing_both"
    assert first.description == "Answer twice."
    assert first.answer is str
    assert first.parameters[0].has_default
    with pytest.raises(ValueError, match="unknown verb"):
        operation("PATCH", "toy/c", tag="toy", summary="No")


@operation("GET", "toy/here", tag="toy", summary="Here")
def declared_here(call: Call[Any]) -> None:
    """Be found."""


def test_operations_of_a_module() -> None:
    found: list[Operation] = list(declared_in([__name__]))
    assert [one.path for one in found if one.path == "toy/here"] == ["toy/here"]
    assert isinstance(Router(declared_here.operations).match("GET", "/api/2.0/toy/here"), Match)  # type: ignore[attr-defined]


def test_placeholders_may_hold_blanks(router: Router) -> None:
    match = router.match("GET", "/api/2.0/people/John Doe")
    assert match is not None
    assert match.values == {"username": "John Doe"}
