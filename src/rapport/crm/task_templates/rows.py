"""Rows of containers and templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from rapport.core.kinds import Kind
from rapport.crm.task_templates.records import Container, Template
from rapport.store.tables import task_template_containers, task_templates
from rapport.store.work import Work

_c, _t = task_template_containers.c, task_templates.c
_CONTAINER = tuple(_c[field.name] for field in fields(Container))
_TEMPLATE = tuple(_t[field.name] for field in fields(Template))


def find_container(work: Work, container_id: int) -> Container | None:
    """Return a container; None if there is none."""
    row = work.tx.execute(select(*_CONTAINER).where(_c.id == container_id)).one_or_none()
    return _container(row) if row else None


def containers_of(work: Work, kind: Kind) -> list[Container]:
    """Return the containers for exactly that kind, by id."""
    statement = select(*_CONTAINER).where(_c.kind == kind).order_by(_c.id)
    return [_container(row) for row in work.tx.execute(statement)]


def insert_container(work: Work, container: Container) -> int:
    """Store a new container and return its id; the one it brings is ignored."""
    statement = insert(task_template_containers).values(**_values(container)).returning(_c.id)
    container_id: int = work.tx.execute(statement).scalar_one()
    return container_id


def save_container(work: Work, container: Container) -> None:
    """Store every field of a container."""
    statement = update(task_template_containers).where(_c.id == container.id)
    work.tx.execute(statement.values(**_values(container)))


def delete_container(work: Work, container_id: int) -> None:
    """Delete a container and leave its templates."""
    work.tx.execute(delete(task_template_containers).where(_c.id == container_id))


def find_template(work: Work, template_id: int) -> Template | None:
    """Return a template; None if there is none."""
    found = _templates(work, _t.id == template_id)
    return found[0] if found else None


def templates_of(work: Work, container_ids: Sequence[int]) -> list[Template]:
    """Return the templates of containers, by id: in the order in which they were made."""
    return _templates(work, _t.container_id.in_(container_ids)) if container_ids else []


def insert_template(work: Work, template: Template) -> int:
    """Store a new template and return its id; the one it brings is ignored."""
    statement = insert(task_templates).values(**_values(template)).returning(_t.id)
    template_id: int = work.tx.execute(statement).scalar_one()
    return template_id


def save_template(work: Work, template: Template) -> None:
    """Store every field of a template."""
    work.tx.execute(update(task_templates).where(_t.id == template.id).values(**_values(template)))


def delete_template(work: Work, template_id: int) -> None:
    """Delete a template."""
    work.tx.execute(delete(task_templates).where(_t.id == template_id))


def _templates(work: Work, condition: ColumnElement[bool]) -> list[Template]:
    statement = select(*_TEMPLATE).where(condition).order_by(_t.id)
    return [Template(*row) for row in work.tx.execute(statement)]


def _container(row: Sequence[Any]) -> Container:
    container_id, title, kind, *written = row
    return Container(container_id, title, Kind(kind), *written)


def _values(record: Container | Template) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if name != "id"}
