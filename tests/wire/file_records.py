"""Files and events as tests make them."""

from __future__ import annotations

from typing import Any

from tests.portals import Answer, Client, Portal

from rapport.store.tables import discarded_blobs

DOWNLOAD = "/Products/Files/HttpHandlers/filehandler.ashx"


def part(name: str | None, content: bytes, field: str = "file") -> bytes:
    """Return a part of a multipart body: a file, or with no name a field."""
    head = f'--x\r\nContent-Disposition: form-data; name="{field}"'
    head += f'; filename="{name}"\r\n' if name is not None else "\r\n"
    return head.encode() + b"\r\n" + content + b"\r\n"


def multipart(client: Client, path: str, *parts: bytes, **parameters: Any) -> Answer:
    """POST a multipart body."""
    body = b"".join(parts) + b"--x--\r\n"
    return client.request(
        "POST", path, content=body, media_type="multipart/form-data; boundary=x", parameters=parameters
    )


def raw(client: Client, path: str, content: bytes, name: str | None, **parameters: Any) -> Answer:
    """POST a body as it is, named by its header."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name is not None else {}
    return client.request(
        "POST",
        path,
        content=content,
        media_type="application/octet-stream",
        headers=headers,
        parameters=parameters,
    )


def uploaded(client: Client, name: str = "offer.pdf", content: bytes = b"%PDF-1.7") -> int:
    """Upload a file that hangs on nothing, and return its id."""
    file_id: int = raw(client, "crm/contact/0/files/upload", content, name).response["id"]
    return file_id


def company(client: Client, name: str = "Nordwind", **more: Any) -> int:
    """Make a company, for everybody to write unless told otherwise, and return its id."""
    body = {"companyName": name, "shareType": 1, **more}
    contact_id: int = client.post("crm/contact/company", body).response["id"]
    return contact_id


def person(client: Client, first: str = "Ann", **more: Any) -> int:
    """Make a person, likewise."""
    body = {"firstName": first, "lastName": "Lind", "shareType": 1, **more}
    contact_id: int = client.post("crm/contact/person", body).response["id"]
    return contact_id


def case(client: Client, title: str = "Roof", **more: Any) -> int:
    """Make a case and return its id."""
    case_id: int = client.post("crm/case", {"title": title, **more}).response["id"]
    return case_id


def opportunity(client: Client, title: str = "Lighting", **more: Any) -> int:
    """Make an opportunity and return its id."""
    body = {"title": title, "responsibleid": client.id, "stageid": 1, "bidCurrencyAbbr": "USD", **more}
    opportunity_id: int = client.post("crm/opportunity", body).response["id"]
    return opportunity_id


def categories(client: Client) -> dict[str, int]:
    """Return the ids of the history categories by title."""
    return {each["title"]: each["id"] for each in client.get("crm/history/category").response}


def event(client: Client, contact: int = 0, content: str = "Rang them up", **more: Any) -> int:
    """Write an event and return its id."""
    body = {"contactId": contact, "content": content, "categoryId": -1, **more}
    event_id: int = client.post("crm/history", body).response["id"]
    return event_id


def download(client: Client, file_id: int, headers: dict[str, str] | None = None, **more: Any) -> Answer:
    """Download a file."""
    parameters = {"action": "download", "fileid": file_id, **more}
    return client.request("GET", DOWNLOAD, parameters=parameters, headers=headers)


def blobs(portal: Portal) -> list[str]:
    """Return the blobs that are still of use; those of deleted files stay until nobody can want them back."""
    given_up = {row.name for row in portal.rows(discarded_blobs)}
    return sorted(set(portal.house.blobs.list()) - given_up)
