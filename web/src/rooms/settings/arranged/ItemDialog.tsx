import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type Arranged,
  type ArrangedKind,
  type ArrangedValues,
  useSaveArranged,
} from '../../../data/arranged';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import classes from '../settings.module.css';
import { COLORS, freshLook, iconsFor, signOf } from './looks';

interface Props {
  kind: ArrangedKind;
  /** What is changed; null for a new one. */
  item: Arranged | null;
  items: readonly Arranged[];
  onClose: () => void;
}

function beginning({ kind, item, items }: Props): ArrangedValues {
  if (item) {
    const { id: _, count: __, ...values } = item;
    return values;
  }
  return { title: '', description: '', probability: 50, stageType: 0, ...freshLook(kind, items) };
}

/** The form of an item of a list: title, and what its list has besides. */
export function ItemDialog(props: Props) {
  const { kind, item, onClose } = props;
  const t = useText('settings');
  const save = useSaveArranged(kind);
  const [first] = useState(() => beginning(props));
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const set = (change: Partial<ArrangedValues>) => setValues({ ...values, ...change });
  const refused = fieldErrors(save.error);
  const isMissing = isChecked && values.title.trim() === '';
  const submit = () => {
    setChecked(true);
    if (values.title.trim() === '') return;
    save.mutate({ id: item?.id ?? null, values }, { onSuccess: onClose });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={item ? t('editItem', { title: item.title }) : t('add')}
      dirty={values !== first}
      pending={save.isPending}
      error={'title' in refused ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('itemTitle')}
        required
        withAsterisk={false}
        data-autofocus
        value={values.title}
        error={isMissing ? t('required') : refused.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {kind !== 'types' && (
        <Textarea
          label={t('description')}
          autosize
          minRows={2}
          value={values.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      )}
      {kind === 'stages' && <StageFields values={values} onChange={set} />}
      {first.color && <Colors value={values.color} onChange={(color) => set({ color })} />}
      {first.icon && <Icons kind={kind} value={values.icon} onChange={(icon) => set({ icon })} />}
    </FormFrame>
  );
}

function StageFields({
  values,
  onChange,
}: {
  values: ArrangedValues;
  onChange: (change: Partial<ArrangedValues>) => void;
}) {
  const t = useText('settings');
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={t('stageType')}
        value={String(values.stageType)}
        data={[
          { value: '0', label: t('stageOpen') },
          { value: '1', label: t('stageWon') },
          { value: '2', label: t('stageLost') },
        ]}
        onChange={(event) => onChange({ stageType: Number(event.currentTarget.value) })}
      />
      <NumberInput
        label={t('probability')}
        suffix=" %"
        min={0}
        max={100}
        allowDecimal={false}
        value={values.probability}
        onChange={(value) => onChange({ probability: Number(value) || 0 })}
      />
    </div>
  );
}

function Colors({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const t = useText('settings');
  const all = COLORS.some((color) => color === value) ? COLORS : [value, ...COLORS];
  return (
    <fieldset className={classes.swatches}>
      <legend>{t('color')}</legend>
      {all.map((color, place) => (
        <label key={color} className={classes.swatch} style={{ background: color }}>
          <input
            type="radio"
            name="color"
            aria-label={t('colorNumber', { number: place + 1 })}
            checked={color === value}
            onChange={() => onChange(color)}
          />
        </label>
      ))}
    </fieldset>
  );
}

function Icons({
  kind,
  value,
  onChange,
}: {
  kind: ArrangedKind;
  value: string;
  onChange: (icon: string) => void;
}) {
  const t = useText('settings');
  return (
    <fieldset className={classes.icons}>
      <legend>{t('icon')}</legend>
      {iconsFor(kind).map((icon, place) => {
        const Icon = signOf(icon);
        return (
          <label key={icon} className={classes.choice}>
            <input
              type="radio"
              name="icon"
              aria-label={t('iconNumber', { number: place + 1 })}
              checked={icon === value}
              onChange={() => onChange(icon)}
            />
            <Icon size={18} stroke={1.7} aria-hidden />
          </label>
        );
      })}
    </fieldset>
  );
}
