import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customFieldQueries, type FieldOwner } from '../../../data/customFields';
import { useOrderFields, useRemoveField } from '../../../data/fieldDefinitions';
import { FIELD } from '../../../pickers/customFieldForm';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import type { FieldDefinition } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import { SortableList } from '../frame/SortableList';
import classes from '../settings.module.css';
import { FieldDialog } from './FieldDialog';
import { FIELD_TYPES } from './fieldValues';

const OWNERS = ['contact', 'person', 'company', 'opportunity', 'case'] as const;
const LABELS = {
  contact: 'ownerContact',
  person: 'ownerPerson',
  company: 'ownerCompany',
  opportunity: 'ownerOpportunity',
  case: 'ownerCase',
} as const;

/** The fields that a portal defines for itself, for each kind of record. */
export function CustomFields({ userId }: { userId: string }) {
  const t = useText('settings');
  const [owner, setOwner] = useState<FieldOwner>('contact');
  return (
    <>
      <div className={classes.tabs}>
        <SegmentedControl
          aria-label={t('fieldsOf')}
          value={owner}
          data={OWNERS.map((value) => ({ value, label: t(LABELS[value]) }))}
          onChange={(value) => setOwner(OWNERS.find((one) => one === value) ?? 'contact')}
        />
      </div>
      <Fields key={owner} owner={owner} userId={userId} />
    </>
  );
}

function Fields({ owner, userId }: { owner: FieldOwner; userId: string }) {
  const t = useText('settings');
  const named = useText('sections');
  const toasts = useToasts();
  const query = useQuery(customFieldQueries.definitions(owner));
  const order = useOrderFields(owner);
  const removal = useRemoveField(owner, userId);
  const [edited, setEdited] = useState<FieldDefinition | 'new' | null>(null);
  const fields = (query.data ?? []).toSorted((a, b) => a.position - b.position);
  const remove = (field: FieldDefinition) =>
    removal.mutate(field.id, {
      onSuccess: (undo) => toasts.done(t('deleted', { title: field.label }), undo),
      onError: toasts.failed,
    });
  return (
    <>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
          {t('addField')}
        </Button>
      </div>
      <Told query={query}>
        {fields.length === 0 && <p className={classes.nothing}>{t('noFields')}</p>}
        <SortableList
          label={named('fields')}
          items={fields}
          titleOf={({ label }) => label}
          onOrder={(next) => order.mutate(next, { onError: toasts.failed })}
          row={(field) => (
            <>
              <div className={classes.what}>
                <div className={classes.name} data-heading={field.fieldType === FIELD.heading || undefined}>
                  {field.label}
                </div>
                <div className={classes.about}>
                  {t(FIELD_TYPES.find(({ type }) => type === field.fieldType)?.label ?? 'fieldText')}
                </div>
              </div>
              {field.fieldType !== FIELD.heading && (
                <div className={classes.facts}>{t('uses', { count: field.relativeItemsCount })}</div>
              )}
              <div className={classes.acts}>
                <ActionIcon
                  aria-label={t('editItem', { title: field.label })}
                  onClick={() => setEdited(field)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('deleteItem', { title: field.label })}
                  onClick={() => remove(field)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </div>
            </>
          )}
        />
      </Told>
      {edited && (
        <FieldDialog
          owner={owner}
          field={edited === 'new' ? null : edited}
          position={edited === 'new' ? fields.length : edited.position}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
