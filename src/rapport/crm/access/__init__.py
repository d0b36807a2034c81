"""Who may see and who may change which record: the one place that knows (sheet 02, section 7).

`conditions` gives the rules as SQL for queries, `rules` the same for one loaded record, `entries` the lists.
"""

from rapport.crm.access.conditions import (
    access_changeable,
    editable,
    listed,
    managed_by,
    managed_by_nobody,
    reader,
    visible,
    visible_branches,
    visible_when_run,
)
from rapport.crm.access.entries import (
    RecordKey,
    clear_entries,
    entries_of,
    records_listing,
    records_managed_by,
    replace_entries,
    replace_subject,
    subjects_of,
)
from rapport.crm.access.records import AccessFacts, ShareType, subjects_of_viewer
from rapport.crm.access.rules import (
    can_change_access,
    can_edit_case,
    can_edit_contact,
    can_edit_opportunity,
    can_see_contact,
    can_see_private,
    is_listed,
    require_crm_admin,
)
from rapport.crm.access.tasks import (
    TaskFacts,
    can_edit_task,
    can_read_task,
    can_see_task,
    task_editable,
    task_readable,
    task_visible,
    task_visible_branches,
)

__all__ = [
    "AccessFacts",
    "RecordKey",
    "ShareType",
    "TaskFacts",
    "access_changeable",
    "can_change_access",
    "can_edit_case",
    "can_edit_contact",
    "can_edit_opportunity",
    "can_edit_task",
    "can_read_task",
    "can_see_contact",
    "can_see_private",
    "can_see_task",
    "clear_entries",
    "editable",
    "entries_of",
    "is_listed",
    "listed",
    "managed_by",
    "managed_by_nobody",
    "reader",
    "records_listing",
    "records_managed_by",
    "replace_entries",
    "replace_subject",
    "require_crm_admin",
    "subjects_of",
    "subjects_of_viewer",
    "task_editable",
    "task_readable",
    "task_visible",
    "task_visible_branches",
    "visible",
    "visible_branches",
    "visible_when_run",
]
