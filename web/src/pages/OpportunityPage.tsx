import { ActionIcon, Menu, Skeleton } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { opportunityQueries } from '../data/opportunities';
import { CustomFieldsPanel } from '../pickers/CustomFieldsPanel';
import { TagsEditor } from '../pickers/TagsEditor';
import { FilesPanel } from '../rooms/files/FilesPanel';
import { HistoryPanel } from '../rooms/history/HistoryPanel';
import { OpportunityDescription } from '../rooms/opportunities/card/OpportunityDescription';
import { OpportunityFacts, OpportunityRecord } from '../rooms/opportunities/card/OpportunityFacts';
import { OpportunitySummary } from '../rooms/opportunities/card/OpportunitySummary';
import { Participants } from '../rooms/opportunities/card/Participants';
import { StageStepper } from '../rooms/opportunities/card/StageStepper';
import { useRemoval } from '../rooms/opportunities/useRemoval';
import { TasksPanel } from '../rooms/tasks/TasksPanel';
import { usePageCommands } from '../shared/commands/PageCommands';
import { useText } from '../shared/i18n/text';
import { useShortcut } from '../shared/keys/KeysProvider';
import { ErrorPanel } from '../shared/ui/ErrorPanel';
import { PageHeader } from '../shared/ui/PageHeader';
import { RecordPage, Section } from '../shared/ui/RecordPage';
import { replaces } from '../shared/wire/errors';
import type { Opportunity } from '../shared/wire/types';

const route = getRouteApi('/shell/opportunities/$id');

/** The card of an opportunity: panels of several rooms beside one another. */
export function OpportunityPage() {
  const t = useText('opportunities');
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data: opportunity, error, refetch } = useQuery(opportunityQueries.detail(Number(id)));
  useShortcut('record.back', () => void navigate({ to: '/opportunities' }));
  const crumbs = [{ label: t('title'), to: '/opportunities' }];
  if (opportunity && !replaces(error, opportunity)) return <Card opportunity={opportunity} crumbs={crumbs} />;
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

interface Props {
  opportunity: Opportunity;
  crumbs: { label: string; to: string }[];
}

function Card({ opportunity, crumbs }: Props) {
  const t = useText('opportunities');
  const { id, title, canEdit } = opportunity;
  return (
    <RecordPage
      header={
        <>
          <PageHeader
            title={title}
            crumbs={crumbs}
            actions={canEdit && <CardMenu opportunity={opportunity} />}
          />
          <StageStepper key={id} opportunity={opportunity} />
        </>
      }
      summary={<OpportunitySummary key={id} opportunity={opportunity} />}
      side={
        <>
          <OpportunityFacts key={id} opportunity={opportunity} />
          <Participants key={`participants ${id}`} opportunity={opportunity} />
          <Section title={t('tags')}>
            <TagsEditor kind="opportunity" id={id} readOnly={!canEdit} />
          </Section>
          <CustomFieldsPanel kind="opportunity" id={id} readOnly={!canEdit} />
          <OpportunityRecord opportunity={opportunity} />
        </>
      }
    >
      <OpportunityDescription key={id} opportunity={opportunity} />
      <TasksPanel key={`tasks ${id}`} kind="opportunity" id={id} />
      <HistoryPanel key={`history ${id}`} kind="opportunity" id={id} />
      <FilesPanel key={`files ${id}`} kind="opportunity" id={id} />
    </RecordPage>
  );
}

function CardMenu({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const navigate = route.useNavigate();
  const remove = useRemoval(() => void navigate({ to: '/opportunities' }));
  const icon = <IconTrash size={15} aria-hidden />;
  usePageCommands([
    { id: 'opportunity.delete', label: t('delete'), icon, run: () => remove([opportunity.id]) },
  ]);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('actions')} size={32}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="var(--bad)" leftSection={icon} onClick={() => remove([opportunity.id])}>
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
