import { Menu } from '@mantine/core';
import {
  IconBell,
  IconBuilding,
  IconCalendarEvent,
  IconCheck,
  IconChevronDown,
  IconQuestionMark,
  IconUser,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listQueries } from '../../../data/lists';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { readDate } from '../../../shared/wire/dates';
import { CategoryIcon } from '../CategoryIcon';
import { deadlineOf } from '../model/deadline';
import { useClock } from '../useClock';
import { useDayWords } from '../useDayWords';
import classes from './quick.module.css';
import type { Quick } from './useQuickAdd';
import type { QuickContact } from './useQuickContact';

const SIZE = 14;

/** What quick add understood of a line, piece by piece; a contact that is not clear can be chosen here. */
export function Preview({ quick }: { quick: Quick }) {
  const t = useText('tasks');
  const words = useDayWords();
  const { today } = useClock();
  const people = useUserChoices();
  const { data: categories = [] } = useQuery(listQueries.taskCategories());
  const { values, task } = quick;
  const moment = readDate(deadlineOf(values.day, values.time));
  const category = categories.find((one) => String(one.id) === values.category);
  const person = people.find((one) => one.value === values.responsible);
  return (
    <ul className={classes.chips} aria-label={t('quickUnderstood')}>
      {moment && (
        <Chip icon={<IconCalendarEvent size={SIZE} aria-hidden />} isSaid={task.day !== null}>
          {words.deadline(moment, today)}
        </Chip>
      )}
      {category && (
        <Chip icon={<CategoryIcon category={category} size={SIZE} />} isSaid={task.kind !== null}>
          {category.title}
        </Chip>
      )}
      <ContactChip contact={quick.contact} />
      {task.responsible && person && (
        <Chip icon={person.icon} isSaid>
          {person.label}
        </Chip>
      )}
      {task.isNotify && (
        <Chip icon={<IconBell size={SIZE} aria-hidden />} isSaid>
          {t('quickNotify')}
        </Chip>
      )}
    </ul>
  );
}

interface ChipProps {
  icon: ReactNode;
  /** Whether the line says it; otherwise it is what counts without a word. */
  isSaid: boolean;
  children: ReactNode;
}

function Chip({ icon, isSaid, children }: ChipProps) {
  return (
    <li className={classes.chip} data-said={isSaid || undefined}>
      {icon}
      {children}
    </li>
  );
}

function ContactChip({ contact }: { contact: QuickContact }) {
  const t = useText('tasks');
  const { name, picked, others, isSure } = contact;
  if (name === null || (contact.isPending && !picked)) return null;
  const icon = picked ? <Face isCompany={picked.isCompany} /> : <IconQuestionMark size={SIZE} aria-hidden />;
  const create = isSure && others.length === 0;
  return (
    <li>
      <Menu position="bottom-start">
        <Menu.Target>
          <button
            type="button"
            className={classes.chip}
            data-said={picked !== null || undefined}
            data-open={picked === null || undefined}
          >
            {icon}
            {picked ? picked.displayName : t(create ? 'quickNobody' : 'quickWhich', { name })}
            <IconChevronDown size={12} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((one) => (
            <Menu.Item
              key={one.id}
              leftSection={<Face isCompany={one.isCompany} />}
              rightSection={picked?.id === one.id && <IconCheck size={SIZE} aria-label={t('chosen')} />}
              onClick={() => contact.pick(one)}
            >
              {one.displayName}
            </Menu.Item>
          ))}
          {create && (
            <>
              <Menu.Item
                leftSection={<Face isCompany />}
                onClick={() => contact.pick({ id: 0, displayName: name, isCompany: true })}
              >
                {t('quickNewCompany', { name })}
              </Menu.Item>
              <Menu.Item
                leftSection={<Face isCompany={false} />}
                onClick={() => contact.pick({ id: 0, displayName: name, isCompany: false })}
              >
                {t('quickNewPerson', { name })}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconX size={SIZE} aria-hidden />} onClick={() => contact.pick(null)}>
            {t('quickNoContact')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function Face({ isCompany }: { isCompany: boolean }) {
  const Icon = isCompany ? IconBuilding : IconUser;
  return <Icon size={SIZE} aria-hidden />;
}
