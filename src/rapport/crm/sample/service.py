"""Filling an empty portal with the sample business, by the same rules as everything else.

Always the same but for its dates, which lie around today. Things happen in the order of their dates, each at its own
moment: what was moved, won or done last month, the history tells of last month. It is somebody's real morning: some
deals are late, some have no date, two are only for the boss's eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.access import ShareType
from rapport.crm.cases import service as cases
from rapport.crm.cases.records import CaseDraft
from rapport.crm.contacts import service as contacts
from rapport.crm.contacts.records import Address, ContactDraft, InfoType
from rapport.crm.currencies import service as currencies
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.files import service as files
from rapport.crm.history import service as history
from rapport.crm.history.records import EventDraft
from rapport.crm.lists import queries as lists
from rapport.crm.lists.records import ItemList
from rapport.crm.opportunities import queries as opportunity_queries
from rapport.crm.opportunities import service as opportunities
from rapport.crm.opportunities.records import (
    BidDraft,
    OpportunityDraft,
    ProgressDraft,
    SharingDraft,
    StageType,
)
from rapport.crm.sample import records as story
from rapport.crm.sample.records import Firm
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.crm.tasks.records import TaskDraft
from rapport.portal.people import service as people
from rapport.portal.people.directory import directory
from rapport.portal.settings.current import standing
from rapport.store.work import Work

_DEALS = 62
_CONFIDENTIAL = {3, 29}
_RATES = (("EUR", "USD", "1.08"), ("GBP", "USD", "1.27"), ("JPY", "USD", "0.0066"))
_ABROAD = {"United Kingdom": "GBP", "United States": "USD", "Canada": "USD"}
_BEGIN = timedelta(days=350)
_OPENING = timedelta(hours=8)
_OPEN_FOR = timedelta(hours=10)


def fill(work: Work) -> None:
    """Add the sample business. The caller has made sure that the CRM is empty, and has the rights of an admin."""
    _Business(work).make()


@dataclass(slots=True)
class _Place:
    """A company that has been made, with its people."""

    firm: Firm
    id: int
    persons: list[tuple[int, str]] = field(default_factory=list)

    @property
    def currency(self) -> str:
        return _ABROAD.get(self.firm.country, "EUR")


class _Business:
    """The making of it. What happens is noted down with its moment first, and then done in that order."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._plot: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._places: dict[int, _Place] = {}
        self._deals: dict[int, tuple[int, str]] = {}
        self._sellers: list[Guid] = []
        self._fields: dict[str, int] = {}

    def make(self) -> None:
        self._settle()
        # The memory of reference tables is the first unit's own: only now is it all that there will be.
        stages = opportunity_queries.stages(self._work)
        self._open = [stage.id for stage in stages if stage.stage_type == StageType.OPEN]
        self._won = [stage.id for stage in stages if stage.stage_type == StageType.CLOSED_AND_WON]
        self._lost = [stage.id for stage in stages if stage.stage_type == StageType.CLOSED_AND_LOST]
        self._likely = {stage.id: stage.success_probability for stage in stages}
        self._duty_kinds = list(lists.items(self._work, ItemList.TASK_CATEGORY))
        self._told_kinds = list(lists.items(self._work, ItemList.HISTORY_CATEGORY))
        self._statuses = list(lists.items(self._work, ItemList.CONTACT_STATUS))
        for place in range(len(story.FIRMS)):
            self._meet(place)
        for number in range(_DEALS):
            self._sell(number)
        for number in range(len(story.CASES)):
            self._care(number)
        for moment, _, happen in sorted(self._plot, key=lambda event: event[:2]):
            happen(_at_work(moment, self._work.now))

    def _settle(self) -> None:
        """Hire people, and set the CRM up: rates, fields, tags."""
        work = self._work
        owner = next((user.id for user in directory(work).people.values() if user.is_owner), None)
        hired = [_colleague(work, *names) for names in story.COLLEAGUES]
        self._sellers = [*([owner] if owner else []), *hired]
        for source, target, rate in _RATES:
            currencies.put_rate(work, source, target, Decimal(rate))
        for kind, label, number, mask in (
            (Kind.COMPANY, "Region", 2, story.REGIONS),
            (Kind.COMPANY, "Customer since", 5, None),
            (Kind.PERSON, "Prefers to be called by first name", 3, None),
            (Kind.OPPORTUNITY, "Source", 2, story.SOURCES),
            (Kind.OPPORTUNITY, "Purchase order", 0, '{"size":"40"}'),
        ):
            self._fields[label] = custom_fields.create(work, kind, label=label, field_type=number, mask=mask)

    def _at(self, ago: timedelta, happen: Callable[[datetime], None]) -> None:
        """Note down that something happened so long ago; what is ahead is done now."""
        self._plot.append((self._work.now - max(ago, timedelta()), len(self._plot), happen))

    def _as(self, seller: int, moment: datetime) -> Work:
        """Return the same unit of work with a colleague acting in it at another moment."""
        user = self._sellers[seller % len(self._sellers)]
        viewer = replace(standing(self._work).viewer(user, is_owner=False, is_guest=False), is_crm_admin=True)
        return replace(self._work, viewer=viewer, now=moment)

    def _meet(self, number: int) -> None:
        """A company, three people there, how to reach them, and what kind of customer it is."""

        def happen(moment: datetime) -> None:
            self._places[number] = self._company(self._as(number, moment), number, moment)

        # Half of them are there from the beginning; new ones came in over the year, the last ones this week.
        ago = _BEGIN if number < 20 else timedelta(days=(39 - number) * 13 + 1, hours=number)
        self._at(ago, happen)

    def _company(self, work: Work, number: int, moment: datetime) -> _Place:
        firm = story.FIRMS[number]
        region = ("North", "West", "South", "Overseas")[number % 4]
        company = contacts.create_company(
            work,
            ContactDraft(
                is_company=True,
                company_name=firm.name,
                about=f"{firm.trade.capitalize()} in {firm.city}." if number % 3 == 0 else None,
                share_type=ShareType.READ_WRITE,
                custom_fields=(
                    (self._fields["Region"], region),
                    (self._fields["Customer since"], moment.date().isoformat() if number % 2 else ""),
                ),
            ),
        )
        _detail(work, company, InfoType.WEBSITE, f"https://{firm.domain}.example")
        _detail(work, company, InfoType.PHONE, f"+49 30 555 {1000 + number * 37}")
        contacts.add_address(
            work,
            company,
            Address(street=firm.street, city=firm.city, country=firm.country),
            "Office",
            is_primary=True,
        )
        place = _Place(firm, company)
        for index in range(number * 3, number * 3 + 3):
            place.persons.append(self._person(work, place, index))
        if self._statuses and number % 4:
            contacts.set_status(work, company, self._statuses[number % len(self._statuses)])
        if number % 3 != 1:
            tags.add(work, Kind.CONTACT, company, story.CONTACT_TAGS[number % len(story.CONTACT_TAGS)])
        return place

    def _person(self, work: Work, place: _Place, index: int) -> tuple[int, str]:
        first = story.FIRST_NAMES[index % len(story.FIRST_NAMES)]
        last = story.LAST_NAMES[index * 7 % len(story.LAST_NAMES)]
        person = contacts.create_person(
            work,
            ContactDraft(
                is_company=False,
                first_name=first,
                last_name=last,
                job_title=story.JOBS[index * 5 % len(story.JOBS)],
                company_id=place.id,
                share_type=ShareType.READ_WRITE,
            ),
        )
        address = f"{first}.{last}@{place.firm.domain}.example".lower().replace("’", "")
        _detail(work, person, InfoType.EMAIL, address)
        if index % 2:
            _detail(work, person, InfoType.PHONE, f"+49 151 555 {2000 + index * 13}")
        return person, f"{first} {last}"

    def _sell(self, number: int) -> None:
        """A deal: it begins, moves from stage to stage, and there is talk about it; a third of them is over."""
        place = number * 7 % len(story.FIRMS)
        ending = number % 9
        # Of nine: two won, one lost, six open. Endings are spread over the year, the last ones this month.
        is_over = ending in {2, 5, 7}
        met_ago = self._met_ago(place)
        over_ago = min(timedelta(days=(number * 23) % 330 + 2), met_ago * 5 / 6) if is_over else None
        began_ago = min(
            _BEGIN - timedelta(days=2),
            (over_ago or timedelta()) + timedelta(days=(number * 11) % 60 + 4, hours=number),
        )
        began_ago = min(began_ago, met_ago - timedelta(hours=3))
        steps = len(self._open) if is_over else number * 5 % len(self._open) + 1
        self._at(began_ago, lambda moment: self._begin(number, place, moment))
        for step in range(1, steps):
            ago = began_ago - (began_ago - (over_ago or timedelta())) * step / (steps + 1)
            self._at(ago, self._move(number, self._open[step]))
        if over_ago is not None:
            ended = self._lost if ending == 7 else self._won
            if ended:
                self._at(over_ago, self._move(number, ended[0]))
        self._talk(number, place, began_ago, over_ago or timedelta(hours=number % 30))
        self._duties(number, place, began_ago, is_over=is_over)

    def _met_ago(self, place: int) -> timedelta:
        return next(self._work.now - moment for moment, number, _ in self._plot if number == place)

    def _begin(self, number: int, place: int, moment: datetime) -> None:
        firm = self._places[place]
        wants = story.WANTS[firm.firm.trade]
        title, worth = wants[number % len(wants)]
        days = (-4, 3, 12, 28, None, 45, 60, 1, 75)[number % 9]
        closes = None if days is None else self._work.now + timedelta(days=days + number % 5)
        draft = OpportunityDraft(
            title=title,
            responsible_id=self._sellers[number % len(self._sellers)],
            contact_id=firm.id,
            members=[person for person, _ in firm.persons[: 1 + number % 2]],
            bid=BidDraft(currency=firm.currency, value=Decimal(worth + number * 40)),
            progress=ProgressDraft(
                stage_id=self._open[0],
                success_probability=self._likely[self._open[0]],
                expected_close_at=closes,
            ),
            custom_fields=[(self._fields["Source"], ("Referral", "Trade fair", "Website")[number % 3])],
        )
        if number in _CONFIDENTIAL:
            draft = replace(draft, sharing=SharingDraft(is_private=True, access_list=(self._sellers[1],)))
        acting = self._as(number, moment)
        deal = opportunities.create(acting, draft)
        self._deals[number] = (deal, title)
        if number % 3 == 0:
            tags.add(acting, Kind.OPPORTUNITY, deal, story.DEAL_TAGS[number % len(story.DEAL_TAGS)])

    def _move(self, number: int, stage: int) -> Callable[[datetime], None]:
        return lambda moment: opportunities.move_to_stage(
            self._as(number, moment), self._deals[number][0], stage
        )

    def _talk(self, number: int, place: int, began: timedelta, until: timedelta) -> None:
        """What happened around a deal: two or three notes, with every fourth a file."""
        span = began - until
        for index in range(2 + number % 2):
            text, kind = story.TOLD[(number * 2 + index * 5) % len(story.TOLD)]
            who = number + index

            def happen(moment: datetime, text: str = text, kind: int = kind, who: int = who) -> None:
                words = self._words(number, place, who)
                draft = EventDraft(
                    content=text.format(**words),
                    category_id=_nth(self._told_kinds, kind),
                    contact_id=self._places[place].persons[who % 3][0],
                    entity_type="opportunity",
                    entity_id=self._deals[number][0],
                    created_at=moment,
                )
                history.create(self._as(who, moment), draft)

            self._at(began - span * (index + 1) / 4, happen)
        if number % 4 == 0:
            self._at(began - span * 7 / 8, lambda moment: self._file(number, place, moment))

    def _file(self, number: int, place: int, moment: datetime) -> None:
        acting = self._as(number, moment)
        words = self._words(number, place, number)
        name, text = (f"Offer, {words['deal']}", story.OFFER) if number % 8 else ("Minutes", story.MINUTES)
        firm = self._places[place]
        content = text.format(
            **words, city=firm.firm.city, currency=firm.currency, amount=9_000 + number * 1_250
        )
        staged = files.stage_text(acting, f"{name}.txt", content)
        history.attach_text(acting, Kind.OPPORTUNITY, self._deals[number][0], staged)

    def _duties(self, number: int, place: int, began: timedelta, *, is_over: bool) -> None:
        """Something done in every deal, and for open ones something to do: some of it late, some of it today."""
        done_ago = timedelta(days=1 + number * 3 % 25, hours=2 + number * 5 % 19)
        if done_ago < began:
            self._at(done_ago, lambda moment: self._duty(number, place, moment, moment, is_done=True))
        if is_over:
            return
        # By days, not by hours: whenever it is filled in, something is due today.
        days = (-2, 0, 1, 3, -1, 0, 5, 8, 14)[(number * 4 + number // 9) % 9]
        due = self._work.now.replace(hour=8 + number % 9) + timedelta(days=days)
        asked = min(began - timedelta(hours=1), timedelta(days=4))
        self._at(asked, lambda moment: self._duty(number, place, moment, due, is_done=False))

    def _duty(self, number: int, place: int, moment: datetime, due: datetime, *, is_done: bool) -> None:
        title, kind = story.DUTIES[(number + 3 * is_done) % len(story.DUTIES)]
        acting = self._as(number, moment)
        draft = TaskDraft(
            title=title.format(**self._words(number, place, number)),
            deadline=due.replace(minute=0, second=0),
            responsible_id=self._sellers[0] if number % 4 == 0 else acting.viewer.user_id,
            category_id=_nth(self._duty_kinds, kind),
            contact_id=self._places[place].persons[number % 3][0],
            entity_type="opportunity",
            entity_id=self._deals[number][0],
            alert_value=60,
        )
        made = tasks.create(acting, draft)
        if is_done:
            tasks.close(acting, made)

    def _words(self, number: int, place: int, who: int) -> dict[str, str]:
        firm = self._places[place]
        person = firm.persons[who % 3][1].split(" ", 1)[0]
        return {"person": person, "firm": firm.firm.name, "deal": self._deals[number][1]}

    def _care(self, number: int) -> None:
        """A case of a customer's, with a note; some are settled."""
        title, place, tag, is_closed = story.CASES[number]

        def happen(moment: datetime) -> None:
            acting = self._as(number + 4, moment)
            firm = self._places[place]
            made = cases.create(acting, CaseDraft(title=title, members=[firm.id, firm.persons[0][0]]))
            if tag:
                tags.add(acting, Kind.CASE, made, tag)
            note = EventDraft(
                content=f"{firm.persons[0][1]} told us on the phone; I have promised an answer this week.",
                category_id=_nth(self._told_kinds, 2),
                contact_id=firm.id,
                entity_type="case",
                entity_id=made,
                created_at=moment,
            )
            history.create(acting, note)
            if is_closed:
                cases.close(acting, made)

        self._at(min(timedelta(days=number * 6 + 1), self._met_ago(place) - timedelta(hours=2)), happen)


def _at_work(moment: datetime, now: datetime) -> datetime:
    """Return a moment of the same day between eight and six, what was later on it staying later; today's stay."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if midnight.date() == now.date():
        return moment
    return midnight + _OPENING + (moment - midnight) * (_OPEN_FOR / timedelta(days=1))


def _nth(ids: Sequence[int], place: int) -> int:
    """Return one of a list's ids, going round; 0 where there is none."""
    return ids[place % len(ids)] if ids else 0


def _colleague(work: Work, first_name: str, last_name: str, title: str) -> Guid:
    return people.create_person(
        work,
        people.NewPerson(
            email=f"{first_name.lower()}@example.com", first_name=first_name, last_name=last_name, title=title
        ),
    )


def _detail(work: Work, contact: int, kind: InfoType, data: str) -> None:
    contacts.add_info(work, contact, info_type=kind, data=data, category="Work", is_primary=True)
