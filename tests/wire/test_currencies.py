"""The catalogue, the default currency, stored rates and conversion (sheet 04, section 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.portals import Client, Portal

from rapport.core.kinds import Kind
from rapport.crm.currencies.records import Rate, by_pair, factor, plain, rounded
from rapport.store.tables import audit_events, changes, currency_rates, portal_settings

YEN = {
    "title": "Japanese Yen",
    "symbol": "¥",
    "abbreviation": "JPY",
    "cultureName": "JP",
    "isConvertable": True,
    "isBasic": True,
}


def rate(source: str, target: str, number: float | str) -> dict[str, Any]:
    return {"fromCurrency": source, "toCurrency": target, "rate": number}


def store(client: Client, source: str, target: str, number: float | str) -> int:
    return int(client.post("crm/currency/rates", rate(source, target, number)).response["id"])


def audits(portal: Portal) -> list[tuple[int, str, str]]:
    return [(row.action, row.target, row.parameters) for row in portal.rows(audit_events)]


def default_currency(portal: Portal) -> str | None:
    found = [row.value for row in portal.rows(portal_settings) if row.name == "crm_default_currency"]
    return found[0] if found else None


def test_the_catalogue(portal: Portal) -> None:
    answer = portal.user("ada").get("crm/settings/currency")
    codes = [entry["abbreviation"] for entry in answer.response]
    assert len(codes) == answer.count == 74
    assert codes == sorted(codes)
    assert YEN in answer.response
    assert sum(entry["isBasic"] for entry in answer.response) == 7


def test_the_default_currency(portal: Portal) -> None:
    assert portal.owner.put("crm/settings/currency", {"currency": "jpy"}).response == YEN
    assert default_currency(portal) == '"JPY"'
    assert audits(portal)[-1] == (3082, "[]", "[]")
    change = portal.rows(changes)[-1]
    assert (change.kind, change.before, change.after) == (
        Kind.CRM_SETTINGS,
        '{"default_currency":"USD"}',
        '{"default_currency":"JPY"}',
    )


@pytest.mark.parametrize("body", [{}, {"currency": ""}, {"currency": "XYZ"}, {"currency": "X" * 300}])
def test_the_default_currency_is_one_of_the_catalogue(portal: Portal, body: dict[str, str]) -> None:
    assert portal.owner.put("crm/settings/currency", body).status == 400
    assert default_currency(portal) is None


def test_storing_a_rate(portal: Portal) -> None:
    ada = portal.user("ada")
    answer = ada.post("crm/currency/rates", rate("EUR", "USD", 1.08))
    assert answer.status == 201
    assert answer.response == {**rate("EUR", "USD", 1.08), "id": 1}
    assert ada.get("crm/currency/rates/1").response == answer.response
    assert ada.get("crm/currency/rates/eur/usd").response == answer.response
    assert ada.get("crm/currency/rates").response == [answer.response]
    assert audits(portal)[-1] == (3163, "[]", '["EUR","USD"]')


def test_a_rate_keeps_small_numbers_and_shows_two_decimals(portal: Portal) -> None:
    store(portal.owner, "JPY", "EUR", "0.00615384")
    store(portal.owner, "GBP", "EUR", 2)
    text = portal.owner.get("crm/currency/rates").text
    assert '"rate":0.00615384' in text
    assert '"rate":2.00' in text


def test_a_pair_has_one_rate(portal: Portal) -> None:
    first = store(portal.owner, "EUR", "USD", 1.08)
    assert store(portal.owner, "EUR", "USD", "1.1") == first
    assert store(portal.owner, "USD", "EUR", 0.9) != first
    assert portal.owner.get("crm/currency/rates/EUR/USD").response["rate"] == 1.1


def test_zero_takes_a_rate_away(portal: Portal) -> None:
    first = store(portal.owner, "EUR", "USD", 1.08)
    answer = portal.owner.post("crm/currency/rates", rate("EUR", "USD", 0))
    assert answer.response == {**rate("EUR", "USD", 0), "id": first}
    assert portal.owner.get("crm/currency/rates").response == []
    kept = portal.owner.post("crm/currency/rates", {"fromCurrency": "EUR", "toCurrency": "GBP"}).response
    assert kept["rate"] == 0
    assert portal.owner.get("crm/currency/rates").response == [kept]


BAD_RATES = [
    ("EUR", "USD", -1, "Invalid currency rate: -1"),
    ("EUR", "USD", 100000000, "Invalid currency rate: 100000000"),
    ("EUR", "USD", "99999999.991", "Invalid currency rate: 99999999.991"),
    ("EUR", "USD", "0.000000001", "Invalid currency rate: 0.000000001"),
    ("", "", -1, "Invalid currency rate: -1"),
    ("", "USD", 1, "Value does not fall within the expected range."),
    ("EUR", None, 1, "Value does not fall within the expected range."),
    ("eur", "XXX", 1, "Unknown currency: eur,XXX"),
    ("EUR", "U" * 500, 1, "Unknown currency: " + "U" * 500),
    ("EUR", "USD", "1e999", None),
    ("EUR", "USD", "1,5", None),
    ("EUR", "USD", "NaN", None),
]


@pytest.mark.parametrize(("source", "target", "number", "message"), BAD_RATES)
def test_bad_rates_are_refused_by_every_call(
    portal: Portal, source: str, target: str, number: float | str, message: str | None
) -> None:
    known = store(portal.owner, "GBP", "USD", 2)
    before = (portal.rows(currency_rates), portal.rows(changes))
    bad = rate(source, target, number)
    good = rate("EUR", "CHF", 1)
    answers = [
        portal.owner.post("crm/currency/rates", bad),
        portal.owner.put(f"crm/currency/rates/{known}", bad),
        portal.owner.post("crm/currency/addrates", {"rates": [good, bad]}),
        portal.owner.post("crm/currency/setrates", {"currency": "EUR", "rates": [good, bad]}),
    ]
    assert [answer.status for answer in answers] == [400] * 4
    if message:
        assert [answer.error.splitlines()[0] for answer in answers] == [message] * 4
    assert (portal.rows(currency_rates), portal.rows(changes)) == before


def test_changing_a_rate(portal: Portal) -> None:
    known = store(portal.owner, "EUR", "USD", 1.08)
    ada = portal.user("ada")
    answer = ada.put(f"crm/currency/rates/{known}", rate("EUR", "GBP", 0.85))
    assert answer.response == {**rate("EUR", "GBP", 0.85), "id": known}
    assert ada.get("crm/currency/rates").response == [answer.response]
    assert audits(portal)[-1] == (3163, "[]", '["EUR","GBP"]')
    gone = ada.put(f"crm/currency/rates/{known}", rate("EUR", "GBP", 0)).response
    assert gone == {**rate("EUR", "GBP", 0), "id": known}
    assert ada.get("crm/currency/rates").response == []


def test_deleting_a_rate(portal: Portal) -> None:
    known = store(portal.owner, "EUR", "USD", 1.08)
    ada = portal.user("ada")
    before = len(audits(portal))
    assert ada.delete(f"crm/currency/rates/{known}").response == {**rate("EUR", "USD", 1.08), "id": known}
    assert len(audits(portal)) == before
    assert portal.rows(changes)[-1].verb == "deleted"
    assert ada.delete(f"crm/currency/rates/{known}").status == 400


@pytest.mark.parametrize(
    ("verb", "path", "status"),
    [
        ("GET", "crm/currency/rates/0", 400),
        ("GET", "crm/currency/rates/99", 404),
        ("GET", "crm/currency/rates/EUR/USD", 404),
        ("GET", "crm/currency/rates/USD/GBP", 404),
        ("PUT", "crm/currency/rates/0", 400),
        ("PUT", "crm/currency/rates/99", 400),
        ("DELETE", "crm/currency/rates/0", 400),
        ("DELETE", "crm/currency/rates/99", 400),
    ],
)
def test_unknown_rates(portal: Portal, verb: str, path: str, status: int) -> None:
    store(portal.owner, "GBP", "USD", 2)
    body = rate("EUR", "USD", 1) if verb == "PUT" else None
    assert portal.owner.request(verb, path, json_body=body).status == status


def test_setting_all_rates(portal: Portal) -> None:
    store(portal.owner, "GBP", "USD", 2)
    wanted = [rate("EUR", "USD", "1.08"), rate("GBP", "USD", 0), rate("EUR", "USD", 3)]
    answer = portal.owner.post("crm/currency/setrates", {"currency": "eur", "rates": wanted})
    assert answer.status == 201
    assert [(item["fromCurrency"], item["rate"], item["id"]) for item in answer.response] == [
        ("EUR", 1.08, 2),
        ("GBP", 0, 3),
        ("EUR", 3, 4),
    ]
    assert portal.owner.get("crm/currency/rates").response == answer.response
    assert default_currency(portal) == '"EUR"'
    assert [action for action, *_ in audits(portal)[-4:]] == [3082, 3163, 3163, 3163]
    portal.owner.post("crm/currency/setrates", {"currency": "EUR", "rates": wanted[:1]})
    assert [action for action, *_ in audits(portal)[-2:]] == [3163, 3163]
    assert portal.owner.post("crm/currency/setrates", {"currency": "EUR", "rates": []}).response == []
    assert portal.owner.get("crm/currency/rates").response == []


@pytest.mark.parametrize("currency", ["", None, "XXX"])
def test_setting_all_rates_needs_a_currency(portal: Portal, currency: str | None) -> None:
    store(portal.owner, "GBP", "USD", 2)
    answer = portal.owner.post(
        "crm/currency/setrates", {"currency": currency, "rates": [rate("EUR", "USD", 1)]}
    )
    assert answer.status == 400
    assert len(portal.rows(currency_rates)) == 1


def test_adding_rates(portal: Portal) -> None:
    pound, franc = store(portal.owner, "GBP", "USD", 2), store(portal.owner, "CHF", "USD", 1)
    sent = [rate("EUR", "USD", 1.08), rate("GBP", "USD", 0), rate("CHF", "USD", 1.5), rate("EUR", "USD", 1.1)]
    answer = portal.owner.post("crm/currency/addrates", {"rates": sent})
    assert answer.response == [
        {**rate("GBP", "USD", 0), "id": pound},
        {**rate("CHF", "USD", 1.5), "id": franc},
        {**rate("EUR", "USD", 1.1), "id": 3},
    ]
    assert portal.owner.get("crm/currency/rates").response == answer.response[1:]
    assert [action for action, *_ in audits(portal)[-4:]] == [3163] * 4


def test_rates_by_a_form(portal: Portal) -> None:
    fields = {"rates[0][fromCurrency]": "EUR", "rates[0][toCurrency]": "USD", "rates[0][rate]": "1.08"}
    assert portal.owner.form("POST", "crm/currency/addrates", fields).response == [
        {**rate("EUR", "USD", 1.08), "id": 1}
    ]


def convert(client: Client, **parameters: object) -> Decimal:
    answer = client.get("crm/settings/currency/convert", **parameters)
    assert answer.status == 200, answer.text
    return Decimal(answer.text.partition('"response":')[2].rstrip("}"))


def test_converting(portal: Portal) -> None:
    store(portal.owner, "EUR", "USD", "1.25")
    store(portal.owner, "USD", "GBP", "0.5")
    ada = portal.user("ada")
    assert convert(ada, amount="10", fromcurrency="EUR", tocurrency="usd") == Decimal("12.5")
    assert convert(ada, amount="10", fromcurrency="USD", tocurrency="EUR") == 8
    assert convert(ada, amount="10", fromcurrency="EUR", tocurrency="GBP") == Decimal("6.25")
    assert convert(ada, amount="10", fromcurrency="gbp", tocurrency="eur") == 16
    assert convert(ada, amount="-0.00002", fromcurrency="EUR", tocurrency="USD") == 0
    assert convert(ada, amount="0.0002", fromcurrency="EUR", tocurrency="USD") == Decimal("0.0003")
    assert convert(ada, amount="-0.0002", fromcurrency="EUR", tocurrency="USD") == Decimal("-0.0003")


def test_converting_to_the_same_or_to_nothing_changes_nothing(portal: Portal) -> None:
    assert convert(portal.owner, amount="1.23456789", fromcurrency="XYZ", tocurrency="xyz") == Decimal(
        "1.23456789"
    )
    assert convert(portal.owner, amount="1.23456789", fromcurrency="EUR") == Decimal("1.23456789")
    assert convert(portal.owner, fromcurrency="EUR", tocurrency="") == 0


@pytest.mark.parametrize("amount", ["1", "0", "9" * 50])
def test_converting_without_a_rate_names_the_pair(portal: Portal, amount: str) -> None:
    store(portal.owner, "EUR", "GBP", 0)
    answer = portal.owner.get(
        "crm/settings/currency/convert", amount=amount, fromcurrency="eur", tocurrency="GBP"
    )
    assert answer.status == 400
    assert answer.error == "There is no exchange rate from EUR to GBP."
    assert portal.owner.get("crm/settings/currency/convert", amount="x").status == 400


def test_the_largest_amount_converts(portal: Portal) -> None:
    store(portal.owner, "EUR", "USD", "99999999.99")
    found = convert(portal.owner, amount="9" * 50, fromcurrency="EUR", tocurrency="USD")
    assert found == Decimal("9" * 50) * Decimal("99999999.99").quantize(Decimal("0.0001")) or found > 10**57


def test_the_summary_table(portal: Portal) -> None:
    store(portal.owner, "EUR", "USD", "1.25")
    store(portal.owner, "USD", "JPY", "150")
    answer = portal.user("ada").get("crm/settings/currency/summarytable", currency="eur")
    assert [(line["abbreviation"], line["rate"]) for line in answer.response] == [
        ("EUR", 1),
        ("JPY", 187.5),
        ("USD", 1.25),
    ]
    assert answer.response[1] == {"rate": 187.5, **YEN}
    base = portal.owner.get("crm/settings/currency/summarytable", currency="CHF").response
    assert [line["abbreviation"] for line in base] == ["CHF"]


@pytest.mark.parametrize("currency", [None, "", "XXX"])
def test_the_summary_table_of_nothing(portal: Portal, currency: str | None) -> None:
    assert portal.owner.get("crm/settings/currency/summarytable", currency=currency).status == 400


ADMIN_CALLS = [
    ("PUT", "crm/settings/currency", {"currency": "EUR"}),
    ("PUT", "crm/settings/currency", {}),
    ("POST", "crm/currency/setrates", {"currency": "EUR", "rates": []}),
    ("POST", "crm/currency/setrates", {}),
    ("POST", "crm/currency/addrates", {"rates": []}),
]
OTHER_CALLS = [
    ("GET", "crm/settings/currency", None),
    ("GET", "crm/settings/currency/convert", None),
    ("GET", "crm/settings/currency/summarytable?currency=EUR", None),
    ("GET", "crm/currency/rates", None),
    ("GET", "crm/currency/rates/1", None),
    ("GET", "crm/currency/rates/EUR/USD", None),
    ("POST", "crm/currency/rates", rate("EUR", "USD", 1)),
    ("PUT", "crm/currency/rates/1", rate("EUR", "USD", 1)),
    ("DELETE", "crm/currency/rates/1", None),
]


@pytest.mark.parametrize(("verb", "path", "body"), ADMIN_CALLS)
def test_some_calls_are_for_crm_admins(portal: Portal, verb: str, path: str, body: dict[str, Any]) -> None:
    refused = portal.user("ada").request(verb, path, json_body=body)
    assert (refused.status, refused.error) == (403, "Access Denied")
    assert portal.rows(currency_rates) == []


@pytest.mark.parametrize(("verb", "path", "body"), [*ADMIN_CALLS, *OTHER_CALLS])
def test_no_call_is_for_guests_and_strangers(
    portal: Portal, verb: str, path: str, body: dict[str, Any] | None
) -> None:
    store(portal.owner, "EUR", "USD", 2)
    before = portal.rows(currency_rates)
    refused = portal.user("gus", guest=True).request(verb, path, json_body=body)
    assert (refused.status, refused.error) == (403, "Forbidden")
    assert portal.stranger.request(verb, path, json_body=body).status == 401
    assert portal.rows(currency_rates) == before


@pytest.mark.parametrize(("verb", "path", "body"), OTHER_CALLS)
def test_the_other_calls_are_for_every_crm_user(
    portal: Portal, verb: str, path: str, body: dict[str, Any] | None
) -> None:
    store(portal.owner, "EUR", "USD", 2)
    assert portal.user("ada").request(verb, path, json_body=body).status < 300


def test_lists_take_the_same_statements_whatever_their_length(portal: Portal) -> None:
    paths = ["crm/currency/rates", "crm/settings/currency/summarytable?currency=USD", "crm/settings/currency"]

    def statements() -> list[int]:
        counts = []
        for path in paths:
            portal.owner.get(path)
            with portal.statements() as seen:
                assert portal.owner.get(path).status == 200
            counts.append(len(seen))
        return counts

    store(portal.owner, "EUR", "USD", 1)
    few = statements()
    codes = [entry["abbreviation"] for entry in portal.owner.get("crm/settings/currency").response[:51]]
    portal.owner.post("crm/currency/addrates", {"rates": [rate(code, "USD", 2) for code in codes]})
    assert len(portal.owner.get("crm/currency/rates").response) >= 50
    assert statements() == few
    assert max(few) <= 10


CODES = st.sampled_from(["EUR", "USD", "GBP", "JPY"])
RATES = st.lists(
    st.builds(Rate, st.integers(1, 99), CODES, CODES, st.decimals(0, 99999999, places=8)), max_size=6
)


@given(RATES, CODES, CODES, CODES)
@settings(max_examples=300)
def test_factors_multiply_to_one_there_and_back(
    rates: list[Rate], source: str, target: str, default: str
) -> None:
    pairs = by_pair(rates)
    there, back = factor(pairs, source, target, default), factor(pairs, target, source, default)
    assert (there is None) == (back is None)
    direct = {rate.pair for rate in pairs.values() if rate.rate}
    if there is not None and back is not None and not {(source, target), (target, source)} <= direct:
        legs = {(source, default), (default, source)}, {(target, default), (default, target)}
        if not any(leg <= direct for leg in legs):
            assert there * back == 1
    assert there is None or there > 0


@given(st.fractions(-(10**60), 10**60), st.integers(0, 10))
def test_rounding_is_half_away_from_zero(value: Any, decimals: int) -> None:
    found = rounded(value, decimals)
    assert abs(value - value.__class__(found)) * 2 * 10**decimals <= 1
    assert rounded(-value, decimals) == found.copy_negate()
    assert rounded(value.__class__(found), decimals) == found


@pytest.mark.parametrize(
    ("sent", "shown"), [("1.2", "1.20"), ("0.00640000", "0.0064"), ("0", "0.00"), ("150", "150.00")]
)
def test_rates_are_shown_without_closing_zeros(sent: str, shown: str) -> None:
    assert str(plain(Decimal(sent))) == shown
