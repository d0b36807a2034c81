import { Modal } from '@mantine/core';
import { useText } from '../i18n/text';
import classes from './KeySheet.module.css';
import { Keys } from './Keys';
import { type Scope, SHORTCUTS, type Shortcut } from './shortcuts';

const ORDER: readonly Scope[] = ['global', 'list', 'record', 'dialog'];

/** The sheet of all shortcuts, by where they count. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText('keys');
  const common = useText('common');
  const all: Shortcut[] = Object.values(SHORTCUTS);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={classes.sheet}>
        {ORDER.map((scope) => (
          <section key={scope}>
            <h3 className={classes.scope}>{t(`scope_${scope}`)}</h3>
            <dl className={classes.list}>
              {all
                .filter((one) => one.scope === scope)
                .map((one) => (
                  <div key={one.keys} className={classes.line}>
                    <dt>{t(one.label)}</dt>
                    <dd>
                      <Keys keys={one.keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
