import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { CaseList } from '../rooms/cases/CaseList';
import { NewCase } from '../rooms/cases/NewCase';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { useShortcut } from '../shared/keys/KeysProvider';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/cases');

/** The list of cases. What it shows is in the address. */
export function CasesPage() {
  const t = useText('cases');
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [total, setTotal] = useState<number | null>(null);
  const { create, ...shown } = search;
  const onCreating = (isCreating: boolean) =>
    void navigate({
      search: isCreating ? { ...shown, create: 'yes' } : shown,
      replace: true,
      ignoreBlocker: true,
    });
  const open = (id: number) =>
    void navigate({ to: '/cases/$id', params: { id: String(id) }, ignoreBlocker: true });
  useShortcut('list.create', create === undefined ? () => onCreating(true) : null);
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={total === null ? null : formats.number(total)}
        actions={
          <Button
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => onCreating(true)}
          >
            {t('newCase')}
          </Button>
        }
      />
      <CaseList
        search={shown}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={open}
        onCreate={() => onCreating(true)}
        onTotal={setTotal}
      />
      {create !== undefined && <NewCase onCreated={open} onClose={() => onCreating(false)} />}
    </>
  );
}
