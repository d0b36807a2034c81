import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTableExport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text';
import type { Column } from '../ui/table/columns';
import type { Source } from '../ui/table/pages';
import { useCsvDownload } from './useCsvDownload';

interface Props<R> {
  /** What the list is called: names the file. */
  title: string;
  /** As the user arranged them. */
  columns: readonly Column<R>[];
  source: Source<R>;
  /** What else can be done with the whole list: Menu.Items, above. */
  children?: ReactNode;
}

/** What can be done with a whole list: it can be saved as CSV, as it is filtered, sorted and arranged. Put it into the FilterBar. */
export function ListMenu<R>({ title, columns, source, children }: Props<R>) {
  const t = useText('lists');
  const download = useCsvDownload();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('moreOfList')} size={32}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        <Menu.Item
          leftSection={<IconTableExport size={15} aria-hidden />}
          onClick={() => void download({ title, columns, source })}
        >
          {t('csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
