import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { MenuEntry } from '../../shared/ui/table/menu';

/** A "…" button with the same entries as the menu of a row. */
export function MoreMenu({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  return (
    <Menu position="bottom-end" width={208}>
      <Menu.Target>
        <ActionIcon size={32} aria-label={label}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry, index) =>
          entry === 'divider' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: dividers have nothing but their place
            <Menu.Divider key={index} />
          ) : (
            <Menu.Item
              key={entry.label}
              leftSection={entry.icon}
              {...(entry.danger ? { color: 'var(--bad)' } : {})}
              onClick={entry.onClick}
            >
              {entry.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
