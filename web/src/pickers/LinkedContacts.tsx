import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { ContactKind } from '../data/contacts';
import type { Member, Membership } from '../data/memberships';
import { useText } from '../shared/i18n/text';
import { ErrorPanel } from '../shared/ui/ErrorPanel';
import { Section } from '../shared/ui/RecordPage';
import { useToasts } from '../shared/ui/toasts';
import { ContactAvatar } from './ContactAvatar';
import { ContactPicker, type PickedContact } from './ContactPicker';
import classes from './LinkedContacts.module.css';

interface Words {
  readonly title: string;
  readonly add: string;
  readonly hint?: string;
  /** Where there is nobody. */
  readonly none: string;
  readonly remove: (name: string) => string;
  readonly removed: (name: string) => string;
}

interface Props<M extends Member> {
  words: Words;
  /** Undefined: they are still being read. */
  known: readonly M[] | undefined;
  membership: Membership;
  error: unknown;
  onRetry: () => void;
  canAdd: boolean;
  canRemove: (member: M) => boolean;
  /** Those who stand elsewhere already: neither shown nor offered. */
  without?: readonly number[];
  kind?: ContactKind;
  /** What stands behind a name: what somebody is, how they are reached. */
  more?: (member: M) => { readonly about?: ReactNode; readonly aside?: ReactNode };
}

/** Contacts of a record: somebody who is known or new is added, others are taken out. Each change shows at once. */
export function LinkedContacts<M extends Member>(props: Props<M>) {
  const { words, known, membership, error, without = [] } = props;
  const toasts = useToasts();
  const [isAdding, setAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const shown = membership.shown(known ?? []).filter(({ id }) => !without.includes(id));
  const close = () => {
    setAdding(false);
    opener.current?.focus();
  };
  const add = (picked: PickedContact | null) => {
    close();
    if (picked) membership.change(picked, true).catch(toasts.failed);
  };
  const remove = (member: M) => {
    // What comes next does not wait for the line, which goes with its contact.
    membership
      .change(member, false)
      .then(
        () => toasts.done(words.removed(member.displayName), () => membership.change(member, true)),
        toasts.failed,
      );
  };
  const isKnown = (one: M | Member): one is M => known?.some((other) => other === one) ?? false;
  return (
    <Section
      title={words.title}
      actions={
        props.canAdd && (
          <ActionIcon
            ref={opener}
            size={26}
            aria-label={words.add}
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {isAdding && (
        <Adder
          words={words}
          kind={props.kind ?? 'all'}
          without={[...without, ...shown.map(({ id }) => id)]}
          onPick={add}
          onClose={close}
        />
      )}
      {error != null && !known && <ErrorPanel error={error} onRetry={props.onRetry} />}
      {error == null && !known && <Bones />}
      {known && shown.length === 0 && !isAdding && <p className={classes.none}>{words.none}</p>}
      {shown.length > 0 && (
        <ul className={classes.people}>
          {shown.map((one) => (
            <Line
              key={`${one.id} ${one.displayName}`}
              member={one}
              {...(isKnown(one) ? props.more?.(one) : { isSaving: true })}
              removeLabel={isKnown(one) && props.canRemove(one) ? words.remove(one.displayName) : undefined}
              onRemove={() => isKnown(one) && remove(one)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface LineProps {
  member: Member;
  about?: ReactNode;
  aside?: ReactNode;
  /** Whether it is not there yet: then it leads nowhere. */
  isSaving?: boolean;
  /** Undefined where they can't be taken out. */
  removeLabel: string | undefined;
  onRemove: () => void;
}

function Line({ member, about, aside, isSaving, removeLabel, onRemove }: LineProps) {
  const { id, displayName } = member;
  return (
    <li className={classes.person} aria-busy={isSaving || undefined}>
      <ContactAvatar contact={member} size={26} />
      <span className={classes.text}>
        {isSaving ? (
          <span className={classes.saving}>{displayName}</span>
        ) : (
          <Link to="/contacts/$id" params={{ id: String(id) }} className={classes.link}>
            {displayName}
          </Link>
        )}
        {about && <span className={classes.about}>{about}</span>}
      </span>
      {aside}
      {removeLabel !== undefined && (
        <button type="button" className={classes.remove} aria-label={removeLabel} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}

interface AdderProps {
  words: Words;
  kind: ContactKind;
  without: readonly number[];
  onPick: (picked: PickedContact | null) => void;
  onClose: () => void;
}

function Adder({ words, kind, without, onPick, onClose }: AdderProps) {
  const t = useText('contacts');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for Esc on behalf of the picker inside
    <div className={classes.adder} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <ContactPicker
        label={words.add}
        hideLabel
        kind={kind}
        canCreate="person"
        placeholder={words.hint ?? t('pickContact')}
        value={null}
        without={without}
        autoFocus
        onChange={onPick}
      />
    </div>
  );
}

function Bones() {
  return (
    <div className={classes.person} aria-hidden>
      <span className={classes.boneFace} />
      <span className={classes.boneName} />
    </div>
  );
}
