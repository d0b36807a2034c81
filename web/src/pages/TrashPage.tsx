import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { TrashList } from '../rooms/trash/TrashList';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/trash');

/** The trash. What it shows is in the address. */
export function TrashPage() {
  const t = useText('trash');
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [total, setTotal] = useState<number | null>(null);
  return (
    <>
      <PageHeader title={t('title')} aside={total === null ? null : formats.number(total)} />
      <TrashList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onTotal={setTotal}
      />
    </>
  );
}
