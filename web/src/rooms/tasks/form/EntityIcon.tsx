import { IconBriefcase, IconFolder } from '@tabler/icons-react';

/** The sign of an opportunity or a case. */
export function EntityIcon({ kind }: { kind: string }) {
  const Icon = kind === 'case' ? IconFolder : IconBriefcase;
  return <Icon size={15} stroke={1.7} color="var(--ink-3)" aria-hidden style={{ flex: 'none' }} />;
}
