import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { usePageCommands } from '../../../shared/commands/PageCommands';
import { useText } from '../../../shared/i18n/text';
import { useShortcut } from '../../../shared/keys/KeysProvider';
import { later, useWarm } from '../../../shared/ui/later';

const OpportunityForm = later(async () => (await import('./OpportunityForm')).OpportunityForm);

const WARM = [OpportunityForm];

/** The button that opens the form. A phone has no room for it: there, the one of the frame does. */
export function NewOpportunityButton({ onClick }: { onClick: () => void }) {
  const t = useText('opportunities');
  return (
    <Button
      variant="default"
      visibleFrom="sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onClick}
    >
      {t('newOpportunity')}
    </Button>
  );
}

interface Props {
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
  /** The contact that the new opportunity is with. */
  contactId?: number | undefined;
}

/** The form of a new opportunity in a drawer. On these pages, the key for creating opens it at once. */
export function NewOpportunity({ isOpen, onChange, contactId }: Props) {
  const t = useText('opportunities');
  useShortcut('list.create', isOpen ? null : () => onChange(true));
  usePageCommands([
    {
      id: 'opportunity.create',
      label: t('newOpportunity'),
      icon: <IconPlus size={16} aria-hidden />,
      shortcut: 'list.create',
      run: () => onChange(true),
    },
  ]);
  useWarm(WARM);
  if (!isOpen) return null;
  return <OpportunityForm contactId={contactId} onClose={() => onChange(false)} />;
}
