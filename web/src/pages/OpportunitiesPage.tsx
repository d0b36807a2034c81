import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { NewOpportunity, NewOpportunityButton } from '../rooms/opportunities/form/NewOpportunity';
import { OpportunityList } from '../rooms/opportunities/list/OpportunityList';
import { ViewTabs } from '../rooms/opportunities/ViewTabs';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/opportunities');

/** The list of opportunities. What it shows is in the address. */
export function OpportunitiesPage() {
  const t = useText('opportunities');
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [total, setTotal] = useState<number | null>(null);
  const { create, ...shown } = search;
  const onCreating = (isCreating: boolean) =>
    void navigate({ search: isCreating ? { ...shown, create: 'yes' } : shown, replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={total === null ? null : formats.number(total)}
        actions={
          <>
            <ViewTabs current="list" search={shown} />
            <NewOpportunityButton onClick={() => onCreating(true)} />
          </>
        }
      />
      <OpportunityList
        search={shown}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={(id) => void navigate({ to: '/opportunities/$id', params: { id: String(id) } })}
        onCreate={() => onCreating(true)}
        onTotal={setTotal}
      />
      <NewOpportunity isOpen={create !== undefined} onChange={onCreating} contactId={shown.contact} />
    </>
  );
}
