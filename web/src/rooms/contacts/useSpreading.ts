import { useQuery } from '@tanstack/react-query';
import { type Contact, contactQueries, isPerson } from '../../data/contacts';
import { crmSettingsQueries, type Spread, type Spreading, spreads, useSpread } from '../../data/crmSettings';
import { sessionQueries } from '../../data/session';
import type { TagChange } from '../../data/tags';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';

/**
 * What was set for one contact goes on to its company and all persons of that: always, never, or if the user says so,
 * as the portal has it. Nothing where there is nobody else.
 */
export function useSpreading(contact: Contact) {
  const t = useText('contacts');
  const toasts = useToasts();
  const { data: settings } = useQuery(crmSettingsQueries.all());
  const { data: self } = useQuery(sessionQueries.self());
  const isCompany = !isPerson(contact);
  const { data: persons } = useQuery({ ...contactQueries.persons(contact.id), enabled: isCompany });
  const spread = useSpread(self?.id ?? '');
  const company = isPerson(contact) ? contact.company : persons?.items.length ? contact : undefined;
  const go = (what: Spreading, name: string) =>
    spread.mutateAsync(what).then((undo) => toasts.done(t('spreadDone', { name }), undo), toasts.failed);
  const offer = (kind: Spread, question: (name: string) => string, what: (id: number) => Spreading) => {
    if (!company) return;
    const { id, displayName: name } = company;
    const isAuto = spreads(settings, kind);
    if (isAuto) void go(what(id), name);
    if (isAuto === null)
      toasts.asked(question(name), t('spreadNot'), {
        label: t('spreadIt'),
        run: () => void go(what(id), name),
      });
  };
  return {
    status: (status: number) =>
      offer(
        'status',
        (name) => t('spreadStatus', { name }),
        (id) => ({ company: id, status }),
      ),
    tag: (tag: TagChange) =>
      offer(
        'tag',
        (name) => t(tag.isOn ? 'spreadTag' : 'spreadTagOff', { name, tag: tag.title }),
        (id) => ({ company: id, tag }),
      ),
  };
}
