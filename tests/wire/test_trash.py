"""The trash: what was deleted comes back with everything that went along."""

from __future__ import annotations

from tests.portals import Client, Portal


def company(client: Client, name: str = "Acme", **fields: object) -> int:
    return int(
        client.post("crm/contact/company", {"companyName": name, "shareType": 1, **fields}).response["id"]
    )


def test_a_contact_comes_back_with_everything(portal: Portal) -> None:
    ada = portal.user("ada")
    acme = company(ada)
    ada.post(
        f"crm/contact/{acme}/data",
        {"infoType": "Email", "data": "a@acme.example", "category": "Work", "isPrimary": True},
    )
    person = ada.post(
        "crm/contact/person", {"firstName": "Bo", "lastName": "Li", "companyId": acme, "shareType": 1}
    ).response
    before = ada.get(f"crm/contact/{acme}").response
    ada.delete(f"crm/contact/{acme}")
    assert ada.get(f"crm/contact/{acme}").status == 404
    (item,) = ada.get("crm/trash").response
    assert (item["kind"], item["recordId"], item["title"], item["canRestore"]) == (
        "contact",
        acme,
        "Acme",
        True,
    )
    tried = ada.put(f"crm/trash/{item['id']}/restore", dryRun=True).response
    assert tried["conflicts"] == [] and tried["dryRun"]
    assert ada.get(f"crm/contact/{acme}").status == 404
    done = ada.put(f"crm/trash/{item['id']}/restore").response
    assert {"kind": "contact", "recordId": acme} in done["records"]
    assert ada.get(f"crm/contact/{acme}").response == before
    assert ada.get("crm/trash").response == []
    assert ada.get(f"crm/contact/{person['id']}").response["company"]["id"] == acme
    found = ada.get("crm/contact/filter", filterValue="acme.example").response
    assert {each["id"] for each in found} == {acme, person["id"]}
