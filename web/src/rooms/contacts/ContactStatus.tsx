import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Contact, useChangeStatus } from '../../data/contacts';
import { listQueries } from '../../data/lists';
import { useText } from '../../shared/i18n/text';
import { InlineField } from '../../shared/ui/inline/InlineField';
import { Section } from '../../shared/ui/RecordPage';
import { useToasts } from '../../shared/ui/toasts';
import classes from './card.module.css';
import { useSpreading } from './useSpreading';

/** How many levels stand side by side; more are chosen from a list. */
const SIDE_BY_SIDE = 4;

/** How warm a contact is: chosen with one click, shown at once. */
export function ContactStatus({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const toasts = useToasts();
  const { data: statuses = [] } = useQuery(listQueries.contactStatuses());
  const change = useChangeStatus(contact.id);
  const spreading = useSpreading(contact);
  const current = change.isPending ? change.variables : (contact.contactStatus?.id ?? 0);
  if (statuses.length === 0) return null;
  if (statuses.length > SIDE_BY_SIDE || !contact.canEdit) {
    const choices = statuses.map(({ id, title, color }) => ({
      value: String(id),
      label: title,
      icon: <Dot color={color} />,
    }));
    return (
      <Section title={t('status')}>
        <InlineField
          kind="select"
          label={t('status')}
          hideLabel
          clearable
          choices={choices}
          value={current ? String(current) : ''}
          readOnly={!contact.canEdit}
          onSave={async (value) => {
            await change.mutateAsync(Number(value || 0));
            spreading.status(Number(value || 0));
          }}
        />
      </Section>
    );
  }
  return (
    <Section title={t('status')}>
      <SegmentedControl
        fullWidth
        aria-label={t('status')}
        value={String(current)}
        onChange={(value) =>
          change.mutate(Number(value), {
            onSuccess: () => spreading.status(Number(value)),
            onError: toasts.failed,
          })
        }
        data={[
          { value: '0', label: t('noStatus') },
          ...statuses.map(({ id, title, color }) => ({
            value: String(id),
            label: (
              <span className={classes.level}>
                <Dot color={color} />
                {title}
              </span>
            ),
          })),
        ]}
      />
    </Section>
  );
}

function Dot({ color }: { color: string }) {
  return <span className={classes.dot} style={{ background: color }} aria-hidden />;
}
