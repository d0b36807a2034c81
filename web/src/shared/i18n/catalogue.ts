import type access from './en/access.json';
import type calendar from './en/calendar.json';
import type cases from './en/cases.json';
import type changes from './en/changes.json';
import type common from './en/common.json';
import type contacts from './en/contacts.json';
import type customFields from './en/customFields.json';
import type dashboard from './en/dashboard.json';
import type files from './en/files.json';
import type forecast from './en/forecast.json';
import type history from './en/history.json';
import type keys from './en/keys.json';
import type lists from './en/lists.json';
import type notifications from './en/notifications.json';
import type opportunities from './en/opportunities.json';
import type palette from './en/palette.json';
import type records from './en/records.json';
import type sections from './en/sections.json';
import type settings from './en/settings.json';
import type tags from './en/tags.json';
import type tasks from './en/tasks.json';
import type trash from './en/trash.json';
import type welcome from './en/welcome.json';

/** What is to be said, in English, by namespace: a file of its own for each room. */
export interface Catalogue {
  common: typeof common;
  keys: typeof keys;
  welcome: typeof welcome;
  dashboard: typeof dashboard;
  contacts: typeof contacts;
  opportunities: typeof opportunities;
  forecast: typeof forecast;
  tasks: typeof tasks;
  calendar: typeof calendar;
  cases: typeof cases;
  sections: typeof sections;
  settings: typeof settings;
  history: typeof history;
  files: typeof files;
  lists: typeof lists;
  palette: typeof palette;
  notifications: typeof notifications;
  trash: typeof trash;
  changes: typeof changes;
  records: typeof records;
  access: typeof access;
  customFields: typeof customFields;
  tags: typeof tags;
}

export type Namespace = keyof Catalogue;
export type TextKey<N extends Namespace> = keyof Catalogue[N] & string;
/** The texts of a namespace in one language. */
export type Texts = Readonly<Record<string, string>>;
/** What is loaded of a language: the namespaces of some rooms come with their pages. */
export type Messages = { readonly [N in Namespace]?: Texts };
