import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQueries } from '../data/session';
import { Account } from '../rooms/settings/account/Account';
import { Appearance } from '../rooms/settings/account/Appearance';
import { Subscriptions } from '../rooms/settings/account/Subscriptions';
import { ArrangedSection } from '../rooms/settings/arranged/ArrangedSection';
import { CustomFields } from '../rooms/settings/fields/CustomFields';
import { SpreadChoice } from '../rooms/settings/fields/SpreadChoice';
import { Tags } from '../rooms/settings/fields/Tags';
import { SettingsFrame } from '../rooms/settings/frame/SettingsFrame';
import { mayUse, type SectionName, sectionNamed } from '../rooms/settings/frame/sections';
import { ApiKeys } from '../rooms/settings/keys/ApiKeys';
import { Access } from '../rooms/settings/people/Access';
import { Groups } from '../rooms/settings/people/Groups';
import { People } from '../rooms/settings/people/People';
import { Audit } from '../rooms/settings/portal/Audit';
import { Currencies } from '../rooms/settings/portal/Currencies';
import { Jobs } from '../rooms/settings/portal/Jobs';
import { Mail } from '../rooms/settings/portal/Mail';
import { Portal } from '../rooms/settings/portal/Portal';
import { Security } from '../rooms/settings/security/Security';
import { Templates } from '../rooms/settings/templates/Templates';
import { Webhooks } from '../rooms/settings/webhooks/Webhooks';
import { RoomTexts, useText } from '../shared/i18n/text';
import { EmptyState } from '../shared/ui/EmptyState';
import { PlainPage } from '../shared/ui/PlainPage';
import type { Profile } from '../shared/wire/types';

const route = getRouteApi('/shell/settings/$section');

const CONTENT: Readonly<Record<SectionName, (self: Profile) => ReactNode>> = {
  account: (self) => <Account self={self} />,
  appearance: () => <Appearance />,
  notifications: () => <Subscriptions />,
  keys: () => <ApiKeys />,
  stages: ({ id }) => <ArrangedSection key="stages" kind="stages" userId={id} />,
  currencies: () => <Currencies />,
  statuses: ({ id }) => (
    <>
      <ArrangedSection key="statuses" kind="statuses" userId={id} />
      <SpreadChoice what="status" />
    </>
  ),
  types: ({ id }) => <ArrangedSection key="types" kind="types" userId={id} />,
  fields: ({ id }) => <CustomFields userId={id} />,
  tags: () => (
    <>
      <Tags />
      <SpreadChoice what="tag" />
    </>
  ),
  'task-categories': ({ id }) => <ArrangedSection key="tasks" kind="taskCategories" userId={id} />,
  'history-categories': ({ id }) => <ArrangedSection key="history" kind="historyCategories" userId={id} />,
  templates: ({ id }) => <Templates userId={id} />,
  webhooks: () => <Webhooks />,
  people: (self) => <People self={self} />,
  groups: () => <Groups />,
  access: () => <Access />,
  portal: () => <Portal />,
  mail: () => <Mail />,
  security: () => <Security />,
  audit: () => <Audit />,
  jobs: () => <Jobs />,
};

/** The settings: those that somebody may change. */
export function SettingsPage() {
  return (
    <RoomTexts room="settings">
      <Section />
    </RoomTexts>
  );
}

function Section() {
  const t = useText('settings');
  const common = useText('common');
  const { section } = route.useParams();
  const { data: self } = useQuery(sessionQueries.self());
  const name = sectionNamed(section);
  if (!self) return null;
  if (name === null)
    return (
      <PlainPage title={t('title')}>
        <EmptyState
          icon={<IconLock size={20} />}
          title={common('notFoundTitle')}
          text={common('noSuchPage')}
        />
      </PlainPage>
    );
  return (
    <SettingsFrame self={self} section={name}>
      {mayUse(self, name) ? (
        CONTENT[name](self)
      ) : (
        <EmptyState icon={<IconLock size={20} />} title={t('notForYou')} text={t('notForYouText')} />
      )}
    </SettingsFrame>
  );
}
