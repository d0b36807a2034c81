import { later } from '../../../shared/ui/later';

/** The open task and the form of a new one: much code, which lists and boards do without until somebody opens one. */
export const TaskDrawer = later(async () => (await import('./TaskDrawer')).TaskDrawer);
export const NewTask = later(async () => (await import('./NewTask')).NewTask);
