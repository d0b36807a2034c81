import { ActionIcon, Menu } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { contactQueries } from '../../data/contacts';
import type { TaskOwner } from '../../data/tasks';
import { taskTemplateQueries, useApplyTemplates } from '../../data/taskTemplates';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';

/** The sets of task templates that a record can be given at once; nothing where there are none. */
export function TemplatesMenu({ kind, id }: { kind: TaskOwner; id: number }) {
  const t = useText('tasks');
  const toasts = useToasts();
  const apply = useApplyTemplates();
  const containers = useContainers(kind, id);
  if (containers.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={26} aria-label={t('templates')} loading={apply.isPending}>
          <IconTemplate size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('templates')}</Menu.Label>
        {containers.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() =>
              apply.mutate(
                { containerid: one.id, entityid: id },
                {
                  onSuccess: ({ count, undo }) => toasts.done(t('templatesApplied', { count }), undo),
                  onError: toasts.failed,
                },
              )
            }
          >
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Sets that hold something; those for all contacts fit persons and companies alike. */
function useContainers(kind: TaskOwner, id: number) {
  const { data: contact } = useQuery({ ...contactQueries.detail(id), enabled: kind === 'contact' });
  const special = contact?.isCompany ? 'company' : 'person';
  const general = useQuery(taskTemplateQueries.containers(kind)).data ?? [];
  const own =
    useQuery({ ...taskTemplateQueries.containers(special), enabled: contact !== undefined }).data ?? [];
  const all = kind === 'contact' ? [...general, ...own] : general;
  return all.filter(
    (one, index) => (one.items ?? []).length > 0 && all.findIndex((other) => other.id === one.id) === index,
  );
}
