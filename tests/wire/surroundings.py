"""A lived-in portal, and for every operation the path and arguments that make sense in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.portals import Portal
from tests.wire.hostile import plausible

from rapport.protocol.operations import Operation

HOOK = "https://hooks.example/changes"
PNG = bytes.fromhex("89504e470d0a1a0a")


@dataclass
class Surroundings:
    """Ids of records that are there, by what they are; `refill` makes them anew."""

    portal: Portal
    ids: dict[str, Any] = field(default_factory=dict)
    number: int = 0

    def refill(self) -> None:
        """Make one record of every kind that the API can speak of."""
        self.number += 1
        make = self._make
        company = make("contact/company", companyName="Nordwind", shareType=1)
        person = make("contact/person", firstName="Ann", lastName="Lee", shareType=1, companyId=company)
        stage = make("opportunity/stage", title=f"Stage {self.number}", color="#fff", successProbability=5)
        self.ids |= {
            "company": company,
            "person": person,
            "stage": stage,
            "opportunity": make(
                "opportunity",
                title="Roof",
                responsibleid=self.portal.owner.id,
                stageid=1,
                bidCurrencyAbbr="EUR",
                contactid=company,
                members=[person],
            ),
            "case": make("case", title="Leak", members=[company, person]),
            "info": make(f"contact/{company}/data", infoType=1, data="a@example.com", category="Work"),
            "address": make(f"contact/{company}/addressdata", address={"city": "Riga"}),
            "status": make("contact/status", title=f"Status {self.number}", color="#fff"),
            "type": make("contact/type", title=f"Type {self.number}"),
            "rate": make("currency/rates", fromCurrency="EUR", toCurrency="USD", rate=2),
        }
        self._duties(company)
        self._happenings(company)
        self._regrets()
        self._webhook()
        self._view()
        if not self.number % 20 or "user" not in self.ids:
            self._people()

    def _duties(self, company: int) -> None:
        owner = self.portal.owner
        draft = {"title": "Call", "deadline": "2030-01-01", "categoryId": 1}
        container = self._make("contact/tasktemplatecontainer", title="Steps")
        path = f"crm/tasktemplatecontainer/{container}/tasktemplate"
        self.ids |= {
            "task": self._make("task", **draft, responsibleId=owner.id, contactId=company),
            "container": container,
            "template": owner.post(path, {"title": "Call", "categoryid": 1}).response["id"],
        }

    def _happenings(self, company: int) -> None:
        root = self.portal.owner.get("crm/files/root").response
        named = {"title": "note", "content": "x"}
        file = self.portal.owner.post(f"crm/contact/{company}/files/text", named).response["id"]
        event = self._make("history", contactId=company, content="x", categoryId=-1, fileId=[file])
        self.ids |= {"file": file, "event": event, "folder": root}

    def _regrets(self) -> None:
        owner = self.portal.owner
        owner.delete(f"crm/case/{self._make('case', title='Regretted')}")
        self.ids |= {
            "trash": owner.get("crm/trash", count=1).response[0]["id"],
            "change": owner.get("crm/changes", count=1).response[0]["id"],
            "cursor": owner.get("crm/changes/cursor").response,
        }

    def _webhook(self) -> None:
        """Make a webhook in the place of the last one, as there may not be many; a try leaves a line in its log."""
        if "webhook" in self.ids:
            self.portal.owner.delete(f"crm/webhook/{self.ids['webhook']}")
        webhook = self._make("webhook", name="Sync", address=HOOK, isActive=False)
        self.ids["webhook"] = webhook
        self.ids["delivery"] = self._make(f"webhook/{webhook}/test")

    def _view(self) -> None:
        """Save a view in the place of the last one, as nobody may have many."""
        if "view" in self.ids:
            self.portal.owner.delete(f"crm/view/{self.ids['view']}")
        self.ids["view"] = self._make("view", list="case", title="Mine", state={"open": True})

    def path(self, operation: Operation) -> str:
        """Return the operation's path with ids of records that are there."""

        def fill(match: re.Match[str]) -> str:
            name, _, constraint = match[1].partition(":")
            if constraint.startswith("("):
                return constraint.strip("()").split("|")[0]
            return str(self.value(operation.path, name, int if constraint == "int" else str))

        return re.sub(r"\{([^}]*)\}", fill, operation.path)

    def value(self, path: str, name: str, annotation: Any) -> Any:
        """Return a value for an argument that the operation at the path is likely to accept."""
        key = name.lower().replace("_", "")
        if key == "id":
            return self._own_id(path)
        known = self._lists(path) | self._scalars()
        return known.get(key, plausible(annotation))

    def _own_id(self, path: str) -> Any:
        for part, name in (
            ("tasktemplate", "template"),
            ("contact/status", "status"),
            ("contact/type", "type"),
            ("stage", "stage"),
            ("currency", "rate"),
            ("addressdata", "address"),
            ("/data", "info"),
            ("crm/history/{id", "event"),
            ("crm/trash", "trash"),
            ("crm/changes", "change"),
            ("crm/webhook", "webhook"),
            ("crm/view", "view"),
        ):
            if part in path:
                return self.ids[name]
        return "6743007c-6f95-4d20-8c88-a8601ce5e76d" if "settings" in path else 1

    def _lists(self, path: str) -> dict[str, Any]:
        """Return what one name means at different calls."""
        ids = self.ids
        kind = "Status" if "status" in path else "Type"
        return {
            "members": [ids["user"]] if path.startswith("group") else [ids["person"]],
            "contactid": [ids["company"]]
            if path in {"crm/contact/access", "crm/contact/task/group"}
            else ids["company"],
            "opportunityid": [ids["opportunity"]] if path == "crm/opportunity/access" else ids["opportunity"],
            "ids": [ids["stage"]]
            if "stage" in path
            else [ids["task"]]
            if path.startswith("crm/task/")
            else [ids["trash"] if "crm/trash" in path else "6743007c-6f95-4d20-8c88-a8601ce5e76d"],
            "fields": {"about": "x"} if path.startswith("crm/contact") else {"title": "x"},
            **self._of_webhooks(path),
            "titles": [f"{kind} {self.number}"],
            **({"since": ids["cursor"], "kind": "case"} if path in {"crm/changes", "crm/trash"} else {}),
            "category": 1 if "bycontactinfo" in path else "Work",
            "infotype": "Email" if "{infotype}" in path else 1,
            "contacttype": "company" if "avatar" in path else 0,
            "companyname": ["Nordwind"] if "quick" in path else "Nordwind",
            "status": "Active",
            "type": "User",
            **(
                {"categoryid": 1, "entitytype": "opportunity", "entityid": ids["opportunity"]}
                if "task" in path and "{entitytype" not in path and "apply" not in path
                else {}
            ),
            **({"entityid": ids["company"]} if "apply" in path or "/files" in path else {}),
            **(
                {"categoryid": -1, "entitytype": "opportunity", "entityid": ids["opportunity"]}
                if path in {"crm/history", "crm/history/filter"}
                else {}
            ),
        }

    def _of_webhooks(self, path: str) -> dict[str, Any]:
        if "crm/webhook" not in path:
            return {}
        return {
            "address": HOOK,
            "secret": "a-secret-of-some-length",
            "events": ["contact.*"],
            "deliveryid": self.ids["delivery"],
            "state": "waiting",
        }

    def _scalars(self) -> dict[str, Any]:
        ids = self.ids
        return {
            "taskid": ids["task"],
            "fileid": ids["file"],
            "fileids": [ids["file"]],
            "folderid": ids["folder"],
            "folderids": [],
            "version": 1,
            "lastversion": 1,
            "containerid": ids["container"],
            "companyid": ids["company"],
            "personid": ids["person"],
            "personlist": [ids["person"]],
            "contactids": [ids["company"], ids["person"]],
            "fromcontactid": ids["person"],
            "tocontactid": ids["company"],
            "caseid": ids["case"],
            "casesid": [ids["case"]],
            "casesids": [ids["case"]],
            "opportunityids": [ids["opportunity"]],
            "stageid": ids["stage"],
            "contactstatusid": ids["status"],
            "contacttypeid": ids["type"],
            "address": {"street": "Quay", "city": "Riga", "category": 1},
            "items": [{"infoType": 1, "category": 1, "data": "b@example.com"}],
            "rates": [{"fromCurrency": "EUR", "toCurrency": "USD", "rate": 3}],
            "data": "a@example.com",
            "list": "case",
            "state": {"open": True},
            "values": {"theme": "dark"},
            "expected": {},
            "from": "2026-01-01",
            "to": "2026-03-01",
            "currency": "EUR",
            "bidcurrencyabbr": "EUR",
            "fromcurrency": "EUR",
            "tocurrency": "USD",
            "color": "#fff",
            "userid": ids["user"],
            "userids": [ids["user"]],
            "responsibleid": ids["user"],
            "managerlist": [ids["user"]],
            "accesslist": [ids["user"]],
            "lead": ids["user"],
            "groupid": ids["group"],
            "newgroupid": ids["other group"],
            "groupmanager": ids["user"],
            "username": f"spare{self.number // 20}",
            "email": f"fresh{self.number}@example.com",
            "productid": "6743007c-6f95-4d20-8c88-a8601ce5e76d",
            "lng": "en-US",
            "timezoneid": "UTC",
            "minlength": 8,
            "maxlength": 100,
            "attemptscount": 100,
            "sex": "male",
        }

    def _people(self) -> None:
        owner = self.portal.owner
        self.ids["user"] = self.portal.user(f"spare{self.number}").id
        for name in ("group", "other group"):
            body = {"groupName": f"{name} {self.number}", "members": [self.ids["user"]]}
            self.ids[name] = owner.post("group", body).response["id"]

    def _make(self, path: str, **body: Any) -> Any:
        return self.portal.owner.post(f"crm/{path}", body).response["id"]
