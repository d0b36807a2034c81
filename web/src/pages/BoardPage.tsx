import { getRouteApi } from '@tanstack/react-router';
import { BoardTotal } from '../rooms/opportunities/board/BoardTotal';
import { StageBoard } from '../rooms/opportunities/board/StageBoard';
import { NewOpportunity, NewOpportunityButton } from '../rooms/opportunities/form/NewOpportunity';
import { ViewTabs } from '../rooms/opportunities/ViewTabs';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/opportunities/board');

/** Open opportunities by stage. What narrows them is in the address. */
export function BoardPage() {
  const t = useText('opportunities');
  const { create, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const onCreating = (isCreating: boolean) =>
    void navigate({ search: isCreating ? { ...search, create: 'yes' } : search, replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={<BoardTotal search={search} />}
        actions={
          <>
            <ViewTabs current="board" search={search} />
            <NewOpportunityButton onClick={() => onCreating(true)} />
          </>
        }
      />
      <StageBoard
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={(id) => void navigate({ to: '/opportunities/$id', params: { id: String(id) } })}
      />
      <NewOpportunity isOpen={create !== undefined} onChange={onCreating} />
    </>
  );
}
