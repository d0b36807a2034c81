import { ActionIcon, Menu, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconDots, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { caseQueries } from '../data/cases';
import { AccessEditor } from '../pickers/AccessEditor';
import { CustomFieldsPanel } from '../pickers/CustomFieldsPanel';
import { TagsEditor } from '../pickers/TagsEditor';
import { CaseParticipants } from '../rooms/cases/CaseParticipants';
import { CaseRecord, CaseSummary } from '../rooms/cases/CaseSummary';
import { useCaseActions } from '../rooms/cases/useCaseActions';
import { FilesPanel } from '../rooms/files/FilesPanel';
import { HistoryPanel } from '../rooms/history/HistoryPanel';
import { TasksPanel } from '../rooms/tasks/TasksPanel';
import { usePageCommands } from '../shared/commands/PageCommands';
import { useText } from '../shared/i18n/text';
import { useShortcut } from '../shared/keys/KeysProvider';
import { ErrorPanel } from '../shared/ui/ErrorPanel';
import { PageHeader } from '../shared/ui/PageHeader';
import { RecordPage, Section } from '../shared/ui/RecordPage';
import { replaces } from '../shared/wire/errors';
import type { Case } from '../shared/wire/types';

const route = getRouteApi('/shell/cases/$id');

/** The card of a case: panels of several rooms beside one another. */
export function CasePage() {
  const t = useText('cases');
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data: one, error, refetch } = useQuery(caseQueries.detail(Number(id)));
  useShortcut('record.back', () => void navigate({ to: '/cases' }));
  const crumbs = [{ label: t('title'), to: '/cases' }];
  if (one && !replaces(error, one)) return <Card key={one.id} one={one} crumbs={crumbs} />;
  return (
    <>
      <PageHeader title={t('one')} crumbs={crumbs} />
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton m="lg" height={240} w="auto" />
      )}
    </>
  );
}

function Card({ one, crumbs }: { one: Case; crumbs: { label: string; to: string }[] }) {
  const t = useText('cases');
  const { canEdit } = one;
  const panels = { kind: 'case', id: one.id } as const;
  return (
    <RecordPage
      header={<PageHeader title={one.title} crumbs={crumbs} actions={canEdit && <CardMenu one={one} />} />}
      summary={<CaseSummary one={one} />}
      side={
        <>
          <CaseParticipants one={one} />
          <Section title={t('tags')}>
            <TagsEditor {...panels} readOnly={!canEdit} />
          </Section>
          <CustomFieldsPanel {...panels} readOnly={!canEdit} />
          <Section title={t('access')}>
            <AccessEditor kind="case" record={one} />
          </Section>
          <CaseRecord one={one} />
        </>
      }
    >
      <TasksPanel {...panels} />
      <HistoryPanel {...panels} />
      <FilesPanel {...panels} />
    </RecordPage>
  );
}

function CardMenu({ one }: { one: Case }) {
  const t = useText('cases');
  const navigate = route.useNavigate();
  const actions = useCaseActions(() => void navigate({ to: '/cases' }));
  usePageCommands([
    { id: 'case.close', label: t(one.isClosed ? 'reopen' : 'close'), run: () => actions.toggle(one) },
    { id: 'case.delete', label: t('delete'), run: () => actions.remove(one) },
  ]);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('actions')} size={32}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={
            one.isClosed ? (
              <IconCircleDashed size={15} aria-hidden />
            ) : (
              <IconCircleCheck size={15} aria-hidden />
            )
          }
          onClick={() => actions.toggle(one)}
        >
          {t(one.isClosed ? 'reopen' : 'close')}
        </Menu.Item>
        <Menu.Item
          color="var(--bad)"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => actions.remove(one)}
        >
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
