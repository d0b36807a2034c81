"""The triggers that keep `contacts.last_event_at`, as revision 0001 makes them: frozen with it.

It is when the newest of the contact's history events was written, for lists sorted by it; without events, "no date".
"""

from __future__ import annotations

from sqlalchemy import Connection

NO_DATE_SQLITE = "-62135596800"
NO_DATE_POSTGRESQL = "timestamptz '0001-01-01 00:00:00+00'"

NEWEST = "coalesce((SELECT max(modified_at) FROM history_events WHERE contact_id = {contact}), {no_date})"

SQLITE = """
CREATE TRIGGER history_of_contact_i AFTER INSERT ON history_events WHEN new.contact_id <> 0
BEGIN
    UPDATE contacts SET last_event_at = new.modified_at
    WHERE id = new.contact_id AND last_event_at < new.modified_at;
END
;;
CREATE TRIGGER history_of_contact_d AFTER DELETE ON history_events WHEN old.contact_id <> 0
BEGIN
    UPDATE contacts SET last_event_at = {newest_of_old}
    WHERE id = old.contact_id AND last_event_at <= old.modified_at;
END
;;
CREATE TRIGGER history_of_contact_u AFTER UPDATE OF contact_id, modified_at ON history_events
WHEN old.contact_id <> new.contact_id OR old.modified_at <> new.modified_at
BEGIN
    UPDATE contacts SET last_event_at = {newest_of_old}
    WHERE id = old.contact_id AND last_event_at <= old.modified_at;
    UPDATE contacts SET last_event_at = {newest_of_new} WHERE id = new.contact_id;
END
;;
CREATE TRIGGER history_of_contact_back AFTER INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM history_events WHERE contact_id = new.id)
BEGIN
    UPDATE contacts SET last_event_at = {newest_of_back} WHERE id = new.id;
END
"""

POSTGRESQL = """
CREATE FUNCTION history_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.contact_id <> 0 THEN
        UPDATE contacts SET last_event_at = {newest_of_old}
        WHERE id = OLD.contact_id AND last_event_at <= OLD.modified_at;
    END IF;
    IF TG_OP = 'INSERT' AND NEW.contact_id <> 0 THEN
        UPDATE contacts SET last_event_at = NEW.modified_at
        WHERE id = NEW.contact_id AND last_event_at < NEW.modified_at;
    ELSIF TG_OP = 'UPDATE' AND NEW.contact_id <> 0 THEN
        UPDATE contacts SET last_event_at = {newest_of_new} WHERE id = NEW.contact_id;
    END IF;
    RETURN NULL;
END $$
;;
CREATE TRIGGER history_of_contact AFTER INSERT OR DELETE OR UPDATE OF contact_id, modified_at ON history_events
FOR EACH ROW EXECUTE FUNCTION history_of_contact()
;;
CREATE FUNCTION history_of_contact_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM history_events WHERE contact_id = NEW.id) THEN
        NEW.last_event_at := {newest_of_back};
    END IF;
    RETURN NEW;
END $$
;;
CREATE TRIGGER history_of_contact_back BEFORE INSERT ON contacts
FOR EACH ROW EXECUTE FUNCTION history_of_contact_back()
"""


def create(connection: Connection) -> None:
    """Make the triggers on an empty database."""
    on_postgresql = connection.dialect.name == "postgresql"
    script = POSTGRESQL if on_postgresql else SQLITE
    no_date = NO_DATE_POSTGRESQL if on_postgresql else NO_DATE_SQLITE
    for row, contact in (("old", "old.contact_id"), ("new", "new.contact_id"), ("back", "new.id")):
        newest = NEWEST.replace("{contact}", contact).replace("{no_date}", no_date)
        script = script.replace(f"{{newest_of_{row}}}", newest)
    for statement in script.split("\n;;\n"):
        connection.exec_driver_sql(statement)
