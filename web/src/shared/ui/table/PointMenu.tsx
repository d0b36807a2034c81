import { Menu } from '@mantine/core';
import type { MenuEntry, Point } from './menu';

interface Props {
  /** Where it opens; null: it is closed. */
  at: Point | null;
  label: string;
  entries: readonly MenuEntry[];
  onClose: () => void;
}

/** A menu at a point: of a right click, or below a button. */
export function PointMenu({ at, label, entries, onClose }: Props) {
  return (
    <Menu opened={at !== null} onClose={onClose} position="bottom-start" offset={2} width={208} returnFocus>
      <Menu.Target>
        <span
          style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0, width: 0, height: 0 }}
          aria-hidden
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {entries.map((entry, index) =>
          entry === 'divider' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: dividers have nothing but their place
            <Menu.Divider key={index} />
          ) : (
            <Menu.Item
              key={entry.label}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
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
