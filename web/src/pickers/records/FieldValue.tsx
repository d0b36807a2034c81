import { useQuery } from '@tanstack/react-query';
import { stageQueries } from '../../data/stages';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { plainOf } from '../../shared/ui/rich/pieces';
import { readPieces } from '../../shared/ui/rich/RichText';
import { readDate } from '../../shared/wire/dates';
import { usePeopleChoices } from '../PeoplePicker';
import classes from './FieldValue.module.css';
import { FIELD_KINDS, isNothing, isTold } from './fields';
import { RecordLink } from './RecordLink';

const LONGEST = 160;

/** The value of a field as the change log has it, in words: names instead of ids, amounts and dates as people write them. */
export function FieldValue({ name, value }: { name: string; value: unknown }) {
  const t = useText('records');
  const formats = useFormats();
  const kind = isTold(name) ? FIELD_KINDS[name] : 'text';
  if (kind === 'flag') return t(value === true ? 'yes' : 'no');
  if (kind === 'share') return t(SHARES[Number(value)] ?? 'shareNone');
  if (isNothing(value)) return <span className={classes.none}>{t('nothing')}</span>;
  switch (kind) {
    case 'user':
    case 'people':
      return <People ids={listOf(value)} />;
    case 'stage':
      return <Stage id={Number(value)} />;
    case 'contact':
    case 'contacts':
      return (
        <span className={classes.list}>
          {listOf(value).map((id) => (
            <RecordLink key={id} kind="contact" id={Number(id)} />
          ))}
        </span>
      );
    case 'day':
    case 'moment': {
      const moment = readDate(String(value));
      if (!moment) return String(value);
      return kind === 'day' ? formats.day(moment) : formats.dayAndTime(moment);
    }
    case 'count':
      return formats.money(String(value), undefined);
    case 'list':
      return formats.list(listOf(value));
    case 'long':
      return shortened(plainOf(readPieces(String(value))));
    case 'fields':
      return formats.list(Object.values(Object(value)).map(String));
    default:
      return shortened(typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}

const SHARES = ['shareNone', 'shareAll', 'shareRead'] as const;

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}

function People({ ids }: { ids: readonly string[] }) {
  const t = useText('records');
  const formats = useFormats();
  const people = usePeopleChoices(true);
  return formats.list(ids.map((id) => people.find((one) => one.value === id)?.label ?? t('somebody')));
}

function Stage({ id }: { id: number }) {
  const { data: stages = [] } = useQuery(stageQueries.list());
  return stages.find((stage) => stage.id === id)?.title ?? String(id);
}
