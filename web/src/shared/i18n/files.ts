import type { Messages } from './catalogue';

/** Returns the files of a language as one catalogue: each file is a namespace of the same name. */
export function byNamespace(files: Record<string, unknown>): Messages {
  const entries = Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]);
  return Object.fromEntries(entries) as Messages;
}
