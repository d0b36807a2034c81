import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCreatePicked } from '../../../data/pickedContacts';
import { useChangeTask } from '../../../data/tasks';
import { ContactPicker, type PickedContact } from '../../../pickers/ContactPicker';
import { useText } from '../../../shared/i18n/text';
import { Fact } from '../../../shared/ui/inline/Fact';
import { useToasts } from '../../../shared/ui/toasts';
import type { Task, TaskFieldsInput } from '../../../shared/wire/types';
import { EntityPicker, type PickedEntity } from './EntityPicker';
import classes from './form.module.css';

/** What a task hangs on: a contact, an opportunity or a case. */
export function TaskLinks({ task }: { task: Task }) {
  return (
    <>
      <ContactLink task={task} />
      <EntityLink task={task} />
    </>
  );
}

function useLinking(task: Task) {
  const toasts = useToasts();
  const change = useChangeTask();
  return async (fields: TaskFieldsInput, expected: TaskFieldsInput) => {
    try {
      await change.mutateAsync({ id: task.id, fields, expected });
    } catch (error) {
      toasts.failed(error);
    }
  };
}

function ContactLink({ task }: { task: Task }) {
  const t = useText('tasks');
  const toasts = useToasts();
  const link = useLinking(task);
  const creation = useCreatePicked();
  const [isEditing, setEditing] = useState(false);
  const { contact } = task;
  const save = async (picked: PickedContact | null) => {
    setEditing(false);
    try {
      const [known] = await creation.mutateAsync(picked ? [picked] : []);
      await link({ contactid: known?.id ?? 0 }, { contactid: contact?.id ?? 0 });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Slot
      label={t('contact')}
      canEdit={task.canEdit ?? false}
      onEdit={() => setEditing(!isEditing)}
      shown={
        contact && (
          <Link to="/contacts/$id" params={{ id: String(contact.id) }} className={classes.link}>
            {contact.displayName}
          </Link>
        )
      }
    >
      {isEditing && (
        <ContactPicker
          label={t('contact')}
          hideLabel
          autoFocus
          canCreate="company"
          value={contact ?? null}
          onChange={(picked) => void save(picked)}
        />
      )}
    </Slot>
  );
}

function EntityLink({ task }: { task: Task }) {
  const t = useText('tasks');
  const link = useLinking(task);
  const [isEditing, setEditing] = useState(false);
  const entity = entityOf(task);
  const save = (picked: PickedEntity | null) => {
    setEditing(false);
    void link(wireEntity(picked), wireEntity(entity));
  };
  return (
    <Slot
      label={t('entity')}
      canEdit={task.canEdit ?? false}
      onEdit={() => setEditing(!isEditing)}
      shown={
        entity && (
          <Link
            to={entity.kind === 'case' ? '/cases/$id' : '/opportunities/$id'}
            params={{ id: String(entity.id) }}
            className={classes.link}
          >
            {entity.title}
          </Link>
        )
      }
    >
      {isEditing && (
        <EntityPicker
          label={t('entity')}
          hideLabel
          autoFocus
          value={entity}
          onChange={save}
          onLeave={() => setEditing(false)}
        />
      )}
    </Slot>
  );
}

/** Returns the opportunity or case of a task as pickers take it. */
export function entityOf({ entity }: Pick<Task, 'entity'>): PickedEntity | null {
  if (!entity) return null;
  const kind = entity.entityType === 'case' ? 'case' : 'opportunity';
  return { kind, id: entity.entityId, title: entity.entityTitle };
}

function wireEntity(entity: PickedEntity | null): TaskFieldsInput {
  return { entityType: entity?.kind ?? '', entityid: entity?.id ?? 0 };
}

interface SlotProps {
  label: string;
  canEdit: boolean;
  onEdit: () => void;
  shown: ReactNode;
  /** The editor, while it is open. */
  children: ReactNode;
}

function Slot({ label, canEdit, onEdit, shown, children }: SlotProps) {
  const t = useText('tasks');
  if (children) return <Fact label={label}>{children}</Fact>;
  const words = t(shown ? 'change' : 'add');
  return (
    <Fact label={label}>
      <span className={classes.slot}>
        {shown}
        {canEdit && (
          <button type="button" className={classes.change} aria-label={`${words}: ${label}`} onClick={onEdit}>
            {words}
          </button>
        )}
      </span>
    </Fact>
  );
}
