import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { kindIcon } from '../../pickers/records/addresses';
import { FieldValue } from '../../pickers/records/FieldValue';
import { changedFields, type FieldChange, isNothing, titleIn } from '../../pickers/records/fields';
import { RecordLink } from '../../pickers/records/RecordLink';
import { kindKey } from '../../pickers/records/words';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { readDate } from '../../shared/wire/dates';
import { plainText } from '../../shared/wire/texts';
import type { Change } from '../../shared/wire/types';
import { type Batch, mainChange, undoable } from './batches';
import classes from './changes.module.css';

const SHOWN = 4;

interface Props {
  batch: Batch;
  isUndoing: boolean;
  onUndo: (change: Change) => void;
}

/** What somebody did at once: who and when, the records with their fields, and the way back. */
export function BatchItem({ batch, isUndoing, onUndo }: Props) {
  const t = useText('changes');
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const main = mainChange(batch);
  const canUndo = undoable(batch);
  if (!main) return null;
  const rest = batch.changes.filter((change) => change !== main);
  const shown = [main, ...(isWhole ? rest : rest.slice(0, SHOWN - 1))];
  const hidden = batch.changes.length - shown.length;
  const author = plainText(main.author.displayName);
  const moment = readDate(main.date);
  return (
    <li className={classes.batch}>
      <Avatar name={author} src={main.author.avatarSmall} size={28} />
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.author}>{author}</span>
          {moment && (
            <time
              className={classes.time}
              dateTime={moment.instant.toISOString()}
              title={formats.dayAndTime(moment)}
            >
              {formats.time(moment)}
            </time>
          )}
          {main.keyId !== undefined && <span className={classes.time}>{t('byKey')}</span>}
          {main.undoneIn !== undefined && <span className={classes.undone}>{t('takenBack')}</span>}
        </div>
        <ul className={classes.lines}>
          {shown.map((change) => (
            <ChangeLine key={change.id} change={change} />
          ))}
        </ul>
        {hidden > 0 && (
          <button type="button" className={classes.more} onClick={() => setWhole(true)}>
            {t('moreChanges', { count: hidden })}
          </button>
        )}
      </div>
      {canUndo && (
        <Button
          className={classes.undo}
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={isUndoing}
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          aria-label={t('undoOf', { name: author })}
          onClick={() => onUndo(canUndo)}
        >
          {t('undo')}
        </Button>
      )}
    </li>
  );
}

const VERBS = ['created', 'updated', 'deleted', 'restored'] as const;

function ChangeLine({ change }: { change: Change }) {
  const t = useText('changes');
  const records = useText('records');
  const Icon = kindIcon(change.kind);
  const verb = VERBS.find((one) => one === change.verb) ?? 'updated';
  const fields = verb === 'updated' ? changedFields(change.before, change.after) : [];
  return (
    <li className={classes.line}>
      <Icon size={15} className={classes.icon} aria-hidden />
      <div className={classes.what}>
        <div>
          <span className={classes.verb}>{`${records(kindKey(change.kind))} ${t(verb)}: `}</span>
          <RecordLink
            kind={change.kind}
            id={Number(change.recordId)}
            title={titleIn(change.before, change.after)}
          />
        </div>
        {fields.length > 0 && (
          <dl className={classes.fields}>
            {fields.map((field) => (
              <Field key={field.name} field={field} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function Field({ field }: { field: FieldChange }) {
  const t = useText('changes');
  const records = useText('records');
  const { name, before, after } = field;
  const isAnswer = typeof after === 'boolean' || name === 'shareType';
  return (
    <div className={classes.field}>
      <dt>{records(`field_${name}`)}</dt>
      <dd>
        {(isAnswer || !isNothing(before)) && (
          <>
            <span className="sr-only">{`${t('before')} `}</span>
            <del className={classes.before}>
              <FieldValue name={name} value={before} />
            </del>
            <span aria-hidden> → </span>
          </>
        )}
        <span className="sr-only">{`${t('after')} `}</span>
        <FieldValue name={name} value={after} />
      </dd>
    </div>
  );
}
