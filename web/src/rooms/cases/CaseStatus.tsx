import { useText } from '../../shared/i18n/text';
import { InlineField } from '../../shared/ui/inline/InlineField';
import { Tag } from '../../shared/ui/Tag';
import type { Case } from '../../shared/wire/types';
import { useCaseActions } from './useCaseActions';

/** Whether a case is open or closed, to be changed in its place. */
export function CaseStatus({ one, hideLabel = false }: { one: Case; hideLabel?: boolean }) {
  const t = useText('cases');
  const { setClosed } = useCaseActions();
  return (
    <InlineField
      kind="select"
      label={t('status')}
      hideLabel={hideLabel}
      value={one.isClosed ? 'closed' : 'open'}
      readOnly={!one.canEdit}
      choices={[
        { value: 'open', label: t('state_open') },
        { value: 'closed', label: t('state_closed') },
      ]}
      display={(value) => (
        <Tag color={value === 'open' ? 'var(--good)' : 'var(--ink-3)'}>
          {t(value === 'open' ? 'state_open' : 'state_closed')}
        </Tag>
      )}
      onSave={(value) => setClosed(one, value === 'closed')}
    />
  );
}
