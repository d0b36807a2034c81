import { Button } from '@mantine/core';
import { IconBuilding, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFillSample } from '../../data/portal';
import { useText } from '../../shared/i18n/text';
import { useErrorWords } from '../../shared/ui/errorWords';
import { Step } from './Step';
import classes from './welcome.module.css';

/** The first records: a company of one's own, or (for the owner of an empty CRM) the sample business. */
export function BeginStep({ canFill, onFilled }: { canFill: boolean; onFilled: () => void }) {
  const t = useText('welcome');
  const words = useErrorWords();
  const fill = useFillSample();
  return (
    <Step title={t('beginTitle')} text={t(canFill ? 'beginText' : 'beginOnlyText')}>
      <div className={classes.choices}>
        <Button
          variant="default"
          leftSection={<IconBuilding size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/contacts/new" search={{ kind: 'company' }} />}
        >
          {t('firstCompany')}
        </Button>
        {canFill && (
          <Button
            variant="default"
            leftSection={<IconSparkles size={16} aria-hidden />}
            loading={fill.isPending}
            onClick={() => fill.mutate(undefined, { onSuccess: onFilled })}
          >
            {t('fillSample')}
          </Button>
        )}
      </div>
      {fill.error && (
        <p role="alert" className={classes.error}>
          {words(fill.error)}
        </p>
      )}
    </Step>
  );
}
