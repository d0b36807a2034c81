import type { TextKey } from '../i18n/catalogue';

/** Where a shortcut counts: the innermost scope that is there wins. */
export const SCOPES = ['dialog', 'record', 'list', 'global'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Shortcut {
  /** Keys one after another, divided by blanks; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly keys: string;
  readonly scope: Scope;
  readonly label: TextKey<'keys'>;
}

/** All shortcuts there are: the help sheet and tooltips are made from this. A test forbids the same keys twice in a scope. */
export const SHORTCUTS = {
  'palette.open': { keys: 'mod+k', scope: 'global', label: 'palette' },
  'help.open': { keys: '?', scope: 'global', label: 'help' },
  'search.focus': { keys: '/', scope: 'global', label: 'search' },
  'create.open': { keys: 'c', scope: 'global', label: 'create' },
  'go.dashboard': { keys: 'g d', scope: 'global', label: 'goDashboard' },
  'go.contacts': { keys: 'g c', scope: 'global', label: 'goContacts' },
  'go.opportunities': { keys: 'g o', scope: 'global', label: 'goOpportunities' },
  'go.tasks': { keys: 'g t', scope: 'global', label: 'goTasks' },
  'go.cases': { keys: 'g k', scope: 'global', label: 'goCases' },
  'go.settings': { keys: 'g s', scope: 'global', label: 'goSettings' },
  'list.create': { keys: 'c', scope: 'list', label: 'listCreate' },
  'list.down': { keys: 'j', scope: 'list', label: 'listDown' },
  'list.up': { keys: 'k', scope: 'list', label: 'listUp' },
  'list.downArrow': { keys: 'ArrowDown', scope: 'list', label: 'listDown' },
  'list.upArrow': { keys: 'ArrowUp', scope: 'list', label: 'listUp' },
  'list.first': { keys: 'Home', scope: 'list', label: 'listFirst' },
  'list.last': { keys: 'End', scope: 'list', label: 'listLast' },
  'list.open': { keys: 'Enter', scope: 'list', label: 'listOpen' },
  'list.select': { keys: 'x', scope: 'list', label: 'listSelect' },
  'list.menu': { keys: 'm', scope: 'list', label: 'listMenu' },
  'list.clear': { keys: 'Escape', scope: 'list', label: 'listClear' },
  'record.edit': { keys: 'e', scope: 'record', label: 'recordEdit' },
  'record.note': { keys: 'n', scope: 'record', label: 'recordNote' },
  'task.done': { keys: 'x', scope: 'record', label: 'taskDone' },
  'record.back': { keys: 'Escape', scope: 'record', label: 'recordBack' },
  'form.save': { keys: 'mod+Enter', scope: 'dialog', label: 'formSave' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;
