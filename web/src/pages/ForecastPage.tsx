import { getRouteApi } from '@tanstack/react-router';
import { BoardTotal } from '../rooms/opportunities/board/BoardTotal';
import { ForecastBoard } from '../rooms/opportunities/board/ForecastBoard';
import { NewOpportunity, NewOpportunityButton } from '../rooms/opportunities/form/NewOpportunity';
import { ViewTabs } from '../rooms/opportunities/ViewTabs';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/opportunities/forecast');

/** Open opportunities by the month of their expected close. What narrows them is in the address. */
export function ForecastPage() {
  const t = useText('opportunities');
  const { create, ...search } = route.useSearch();
  // The forecast has its own columns for time.
  const { closing: _, ...narrowing } = search;
  const navigate = route.useNavigate();
  const onCreating = (isCreating: boolean) =>
    void navigate({ search: isCreating ? { ...search, create: 'yes' } : search, replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={<BoardTotal search={narrowing} />}
        actions={
          <>
            <ViewTabs current="forecast" search={search} />
            <NewOpportunityButton onClick={() => onCreating(true)} />
          </>
        }
      />
      <ForecastBoard
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={(id) => void navigate({ to: '/opportunities/$id', params: { id: String(id) } })}
      />
      <NewOpportunity isOpen={create !== undefined} onChange={onCreating} />
    </>
  );
}
