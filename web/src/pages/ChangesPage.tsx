import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ChangeLog } from '../rooms/changes/ChangeLog';
import { UndoSinceDialog } from '../rooms/changes/UndoSince';
import { usePageCommands } from '../shared/commands/PageCommands';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/changes');

/** The change log. What it shows is in the address. */
export function ChangesPage() {
  const t = useText('changes');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isUndoing, setUndoing] = useState(false);
  usePageCommands([{ id: 'changes.undoSince', label: t('undoSince'), run: () => setUndoing(true) }]);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            onClick={() => setUndoing(true)}
          >
            {t('undoSince')}
          </Button>
        }
      />
      <ChangeLog search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
      {isUndoing && <UndoSinceDialog userId={search.by ?? ''} onClose={() => setUndoing(false)} />}
    </>
  );
}
