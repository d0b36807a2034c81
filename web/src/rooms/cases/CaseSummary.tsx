import { IconLock } from '@tabler/icons-react';
import { useChangeCase } from '../../data/cases';
import { useText } from '../../shared/i18n/text';
import { Fact } from '../../shared/ui/inline/Fact';
import { InlineField } from '../../shared/ui/inline/InlineField';
import { Facts, Section } from '../../shared/ui/RecordPage';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import type { Case } from '../../shared/wire/types';
import { CaseStatus } from './CaseStatus';
import classes from './cases.module.css';

/** What a case is at a glance: its title and whether it is open, to be changed in their place. */
export function CaseSummary({ one }: { one: Case }) {
  const t = useText('cases');
  const change = useChangeCase(one.id);
  return (
    <div>
      <div className={classes.head}>
        <InlineField
          kind="text"
          hideLabel
          label={t('name')}
          value={one.title}
          readOnly={!one.canEdit}
          display={(title) => (
            <span className={classes.title}>
              {title}
              {one.isPrivate && (
                <IconLock size={15} className={classes.titleLock} role="img" aria-label={t('private')} />
              )}
            </span>
          )}
          onSave={(title) => change.mutateAsync({ fields: { title }, expected: { title: one.title } })}
          onOverwrite={(title) => change.mutateAsync({ fields: { title } })}
        />
      </div>
      <CaseStatus one={one} />
    </div>
  );
}

/** When and by whom it was made. */
export function CaseRecord({ one }: { one: Case }) {
  const t = useText('cases');
  return (
    <Section title={t('record')}>
      <Facts>
        <Fact label={t('created')}>
          <When date={one.created} exact />
        </Fact>
        <Fact label={t('createdBy')}>
          <UserChip user={one.createBy} />
        </Fact>
      </Facts>
    </Section>
  );
}
