import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAt,
  IconBrandFacebook,
  IconBrandLinkedin,
  IconBrandX,
  IconMapPin,
  IconMessageCircle,
  IconPencil,
  IconPhone,
  IconPlus,
  IconStar,
  IconStarFilled,
  IconTrash,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactDetailQueries, useRemoveDetail, useSaveDetails } from '../../data/contactDetails';
import type { Contact } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { Section } from '../../shared/ui/RecordPage';
import { useToasts } from '../../shared/ui/toasts';
import type { Info } from '../../shared/wire/types';
import classes from './card.module.css';
import { DetailEditor } from './DetailEditor';
import { type DetailDraft, draftOf, newDraft, toSave } from './detailForm';
import { arranged, categoryOf, type Kind, kindOf, linkOf, OFFERED, saidBy } from './infoTypes';

const ICONS: Readonly<Record<number, TablerIcon>> = {
  0: IconPhone,
  1: IconAt,
  2: IconWorld,
  4: IconBrandX,
  5: IconBrandLinkedin,
  6: IconBrandFacebook,
  7: IconMapPin,
};

/** All ways to reach a contact: added, changed and taken away in their place; the star says which one counts. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const { data } = useQuery(contactDetailQueries.of(contact.id));
  const infos = data?.items ?? [];
  const [draft, setDraft] = useState<DetailDraft | null>(null);
  const saving = useSaveDetails(contact.id);
  const edit = (next: DetailDraft | null) => {
    saving.reset();
    setDraft(next);
  };
  const editor = draft && (
    <DetailEditor
      key={draft.id ?? draft.type}
      draft={draft}
      pending={saving.isPending}
      error={saving.error}
      onSave={(done) => saving.mutate(toSave(done, infos), { onSuccess: () => setDraft(null) })}
      onCancel={() => edit(null)}
    />
  );
  return (
    <Section
      title={t('reach')}
      actions={contact.canEdit && <Adder onAdd={(type) => edit(newDraft(type, infos))} />}
    >
      {data && infos.length === 0 && !draft && (
        <p className={classes.emptyLine}>{t(contact.canEdit ? 'noDetails' : 'noDetailsYet')}</p>
      )}
      {!data && <span className={classes.bone} style={{ width: '60%' }} aria-hidden />}
      <ul className={classes.details}>
        {arranged(infos).map((info) =>
          draft && draft.id === info.id ? (
            <li key={info.id}>{editor}</li>
          ) : (
            <Line key={info.id} contact={contact} info={info} infos={infos} onEdit={edit} />
          ),
        )}
        {draft && draft.id === undefined && <li>{editor}</li>}
      </ul>
    </Section>
  );
}

function Adder({ onAdd }: { onAdd: (type: Kind['type']) => void }) {
  const t = useText('contacts');
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon size={26} aria-label={t('addDetail')}>
          <IconPlus size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {OFFERED.map(({ type, label }) => {
          const Icon = ICONS[type] ?? IconMessageCircle;
          return (
            <Menu.Item key={type} leftSection={<Icon size={15} aria-hidden />} onClick={() => onAdd(type)}>
              {t(label)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

interface LineProps {
  contact: Contact;
  info: Info;
  infos: readonly Info[];
  onEdit: (draft: DetailDraft) => void;
}

function Line({ contact, info, infos, onEdit }: LineProps) {
  const t = useText('contacts');
  const kind = kindOf(info.infoType);
  const Icon = ICONS[info.infoType] ?? IconMessageCircle;
  const said = saidBy(info);
  const href = linkOf(info.infoType, said);
  // Of one alone, nobody asks which is the primary one.
  const isChosen = info.isPrimary && infos.filter((one) => one.infoType === info.infoType).length > 1;
  const isOutside = href?.startsWith('http') ?? false;
  return (
    <li className={classes.detail}>
      <span className={classes.detailIcon}>
        <Icon size={16} aria-label={kind ? t(kind.label) : undefined} />
      </span>
      <span className={classes.detailText}>
        {href ? (
          <a
            href={href}
            className={classes.link}
            {...(isOutside ? { target: '_blank', rel: 'noreferrer' } : {})}
          >
            {said}
          </a>
        ) : (
          said
        )}
        <span className={classes.category}>
          {t(categoryOf(info.infoType, info.category).label)}
          {isChosen && <IconStarFilled size={11} aria-label={t('primary')} />}
        </span>
      </span>
      {contact.canEdit && kind && (
        <Tools contact={contact} info={info} infos={infos} type={kind.type} said={said} onEdit={onEdit} />
      )}
    </li>
  );
}

function Tools({
  contact,
  info,
  infos,
  type,
  said,
  onEdit,
}: LineProps & { type: Kind['type']; said: string }) {
  const t = useText('contacts');
  const toasts = useToasts();
  const saving = useSaveDetails(contact.id);
  const removal = useRemoveDetail(contact.id);
  const draft = draftOf(info, type);
  const star = () =>
    saving.mutate(toSave({ ...draft, isPrimary: !info.isPrimary }, infos), { onError: toasts.failed });
  const remove = () => {
    const { id: _, ...again } = draft;
    // The line goes with its detail: its own callbacks would not be called any more.
    void removal
      .mutateAsync(info.id)
      .then(
        () => toasts.done(t('detailRemoved'), () => saving.mutateAsync(toSave(again, []))),
        toasts.failed,
      );
  };
  const Star = info.isPrimary ? IconStarFilled : IconStar;
  return (
    <span className={classes.tools}>
      <button
        type="button"
        className={classes.tool}
        data-on={info.isPrimary || undefined}
        aria-pressed={info.isPrimary}
        aria-label={t('primaryOf', { value: said })}
        onClick={star}
      >
        <Star size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.tool}
        aria-label={t('change', { label: said })}
        onClick={() => onEdit(draft)}
      >
        <IconPencil size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.tool}
        aria-label={t('unpick', { name: said })}
        onClick={remove}
      >
        <IconTrash size={14} aria-hidden />
      </button>
    </span>
  );
}
