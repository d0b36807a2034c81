import { Button, Group, Modal } from '@mantine/core';
import { useText } from '../../shared/i18n/text';
import type { Conflict } from '../../shared/wire/types';
import classes from './ConflictDialog.module.css';
import { FieldValue } from './FieldValue';
import { isTold } from './fields';
import { RecordLink } from './RecordLink';

const REASONS = ['changed', 'deleted', 'exists', 'lost', 'used'] as const;

/** Says, field by field, what stands in the way of taking something back. */
export function ConflictDialog({
  conflicts,
  onClose,
}: {
  conflicts: readonly Conflict[];
  onClose: () => void;
}) {
  const t = useText('records');
  const common = useText('common');
  return (
    <Modal
      opened={conflicts.length > 0}
      onClose={onClose}
      title={t('conflictTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p className={classes.text}>{t('conflictText')}</p>
      <ConflictList conflicts={conflicts} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {common('close')}
        </Button>
      </Group>
    </Modal>
  );
}

/** Conflicts, a line for each field. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <ul className={classes.list}>
      {conflicts.map((conflict) => (
        <Line key={`${conflict.kind} ${conflict.recordId} ${conflict.field}`} conflict={conflict} />
      ))}
    </ul>
  );
}

function Line({ conflict }: { conflict: Conflict }) {
  const t = useText('records');
  const { reason, kind, recordId, expected, found } = conflict;
  if (!kind) return <li className={classes.line}>{t('hiddenConflict')}</li>;
  const field = camel(conflict.field);
  const known = REASONS.find((one) => one === reason) ?? 'used';
  return (
    <li className={classes.line}>
      <RecordLink kind={kind} id={recordId} />
      <div>
        {isTold(field) && <span className={classes.field}>{`${t(`field_${field}`)}: `}</span>}
        {t(`reason_${known}`)}
      </div>
      {known === 'changed' && (
        <dl className={classes.values}>
          <dt>{t('wouldExpect')}</dt>
          <dd>
            <FieldValue name={field} value={expected} />
          </dd>
          <dt>{t('isNow')}</dt>
          <dd>
            <FieldValue name={field} value={found} />
          </dd>
        </dl>
      )}
    </li>
  );
}

/** Conflicts name columns; the change log names the same fields as the wire does. */
function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
