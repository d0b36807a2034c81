import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useText } from '../../shared/i18n/text';
import type { FieldsProps } from './ContactFields';
import { DetailInputs } from './DetailEditor';
import { type DetailDraft, newDraft } from './detailForm';
import classes from './form.module.css';
import { ADDRESS, EMAIL, kindOf, OFFERED, PHONE, WEBSITE } from './infoTypes';

const FIRST = [EMAIL, PHONE, WEBSITE, ADDRESS];

/** The e-mails, phones, addresses and more of a new contact. */
export function DetailFields({ values, wrong, onChange }: FieldsProps) {
  const t = useText('contacts');
  const set = (details: readonly DetailDraft[]) => onChange({ ...values, details });
  const add = (type: DetailDraft['type']) => {
    const isFirst = !values.details.some((draft) => draft.type === type);
    set([...values.details, { ...newDraft(type, []), isPrimary: isFirst }]);
  };
  const adder = (type: DetailDraft['type']) => {
    const kind = kindOf(type);
    return (
      kind && (
        <Button
          key={type}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(type)}
        >
          {t(kind.label)}
        </Button>
      )
    );
  };
  const shown = OFFERED.filter(({ type }) => FIRST.includes(type));
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.groupTitle}>{t('reach')}</legend>
      <div className={classes.group}>
        {values.details.map((draft, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drafts have nothing but their place
          <div key={at} className={classes.detail}>
            <div className={classes.detailInputs}>
              <DetailInputs draft={draft} onChange={(next) => set(values.details.with(at, next))} />
            </div>
            <ActionIcon
              size={32}
              aria-label={t('unpick', { name: t(kindOf(draft.type)?.label ?? 'reach') })}
              onClick={() => set(values.details.toSpliced(at, 1))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {wrong.details && (
          <p role="alert" className={classes.error}>
            {t('noEmail')}
          </p>
        )}
        <div className={classes.adders}>
          {shown.map(({ type }) => adder(type))}
          <Menu>
            <Menu.Target>
              <Button variant="subtle" color="gray" size="compact-sm">
                {t('moreDetails')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {OFFERED.filter(({ type }) => !FIRST.includes(type)).map(({ type, label }) => (
                <Menu.Item key={type} onClick={() => add(type)}>
                  {t(label)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
    </fieldset>
  );
}
