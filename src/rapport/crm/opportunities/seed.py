"""The stages of a new portal (sheet 04, section 4.5), numbered 1 to 9 (quirk 29)."""

from __future__ import annotations

from rapport.crm.opportunities.records import Stage, StageType

_STAGES = (
    (
        "Initial contact",
        "A contact with the potential buyer is needed to understand the future sales prospective",
        1,
        "#e795c1",
        StageType.OPEN,
    ),
    (
        "Application of initial fit criteria",
        "The salesperson tries to identify whether the customer can be his/her potential buyer",
        2,
        "#df7895",
        StageType.OPEN,
    ),
    (
        "Suspect",
        (
            "The potential buyer is identified as a person or entity that has the interest and authority "
            "to purchase a product or service"
        ),
        3,
        "#f48454",
        StageType.OPEN,
    ),
    (
        "Need assessment",
        (
            "The salesperson takes a series of question and answer sessions in order to identify "
            "the requirements of the prospect"
        ),
        20,
        "#b58fd6",
        StageType.OPEN,
    ),
    (
        "Qualified prospect",
        "The potential buyer has expressed his interest in the salesperson's goods or services",
        50,
        "#d28cc8",
        StageType.OPEN,
    ),
    (
        "Proposal",
        "The potential buyer has received a written offering from the salesperson",
        75,
        "#ffb45e",
        StageType.OPEN,
    ),
    (
        "Negotiations",
        "The potential buyer has already discussed your offering in details",
        90,
        "#ffd267",
        StageType.OPEN,
    ),
    (
        "Closure/Transaction",
        "A deal. The opportunity is closed successfully",
        100,
        "#6bbd72",
        StageType.CLOSED_AND_WON,
    ),
    (
        "Unsuccessfully closed",
        "A failure. The opportunity is closed due to the lack of perspective",
        0,
        "#f2a9be",
        StageType.CLOSED_AND_LOST,
    ),
)

SEED = tuple(
    Stage(0, title, description, color, probability, stage_type, number)
    for number, (title, description, probability, color, stage_type) in enumerate(_STAGES, start=1)
)
