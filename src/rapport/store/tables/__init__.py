"""Every table of the portal under one MetaData. Each module names the concepts that own (may write) its tables."""

from rapport.store.tables.around import (
    access_entries,
    contact_links,
    custom_field_values,
    custom_fields,
    tag_links,
    tags,
)
from rapport.store.tables.base import metadata
from rapport.store.tables.cases import cases
from rapport.store.tables.contacts import contact_infos, contacts
from rapport.store.tables.files import event_files, file_versions, files
from rapport.store.tables.happenings import event_mails, history_events, invoices
from rapport.store.tables.jobs import job_schedules, jobs
from rapport.store.tables.journal import journal, journal_state
from rapport.store.tables.lists import currency_rates, list_items
from rapport.store.tables.notifications import feed_readings, notification_choices, notifications
from rapport.store.tables.opportunities import opportunities, opportunity_stages
from rapport.store.tables.people import administrators, group_members, groups, product_access, users
from rapport.store.tables.portal import (
    audit_events,
    changes,
    idempotency_keys,
    portal_settings,
    portal_state,
)
from rapport.store.tables.schema import schema_state
from rapport.store.tables.search import search_documents
from rapport.store.tables.sign_in import login_events, sign_in_attempts, tokens
from rapport.store.tables.tasks import calendar_addresses, task_template_containers, task_templates, tasks
from rapport.store.tables.trash import discarded_blobs, trash, trash_readers
from rapport.store.tables.views import preferences, saved_views
from rapport.store.tables.webhooks import webhook_deliveries, webhooks

__all__ = [
    "access_entries",
    "administrators",
    "audit_events",
    "calendar_addresses",
    "cases",
    "changes",
    "contact_infos",
    "contact_links",
    "contacts",
    "currency_rates",
    "custom_field_values",
    "custom_fields",
    "discarded_blobs",
    "event_files",
    "event_mails",
    "feed_readings",
    "file_versions",
    "files",
    "group_members",
    "groups",
    "history_events",
    "idempotency_keys",
    "invoices",
    "job_schedules",
    "jobs",
    "journal",
    "journal_state",
    "list_items",
    "login_events",
    "metadata",
    "notification_choices",
    "notifications",
    "opportunities",
    "opportunity_stages",
    "portal_settings",
    "portal_state",
    "preferences",
    "product_access",
    "saved_views",
    "schema_state",
    "search_documents",
    "sign_in_attempts",
    "tag_links",
    "tags",
    "task_template_containers",
    "task_templates",
    "tasks",
    "tokens",
    "trash",
    "trash_readers",
    "users",
    "webhook_deliveries",
    "webhooks",
]
