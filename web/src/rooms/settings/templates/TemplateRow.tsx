import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import type { Template } from '../../../shared/wire/types';
import { signOf } from '../arranged/looks';
import classes from '../settings.module.css';
import { offsetOf } from './offset';

interface Props {
  template: Template;
  onEdit: () => void;
  onRemove: () => void;
}

/** A task of a set: what, when and whose. */
export function TemplateRow({ template, onEdit, onRemove }: Props) {
  const t = useText('settings');
  const users = useUserChoices();
  const { title, category, offsetTicks, deadLineIsFixed, responsible } = template;
  const { amount, unit } = offsetOf(offsetTicks);
  const Icon = signOf(category?.imagePath.split('/').at(-1) ?? '');
  // Whoever is nobody is the one who adds the set.
  const name = users.find(({ value }) => value === responsible.id)?.label;
  const when = t(deadLineIsFixed ? 'dueFromStart' : 'dueFromPrevious', { time: t(unit, { count: amount }) });
  return (
    <li className={classes.row}>
      <Icon size={18} stroke={1.7} className={classes.icon} aria-hidden />
      <div className={classes.what}>
        <div className={classes.name}>{title}</div>
        <div className={classes.about} data-wrap>
          {[when, name ?? t('whoeverAdds')].join(' · ')}
        </div>
      </div>
      <div className={classes.acts}>
        <ActionIcon aria-label={t('editItem', { title })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('deleteItem', { title })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
