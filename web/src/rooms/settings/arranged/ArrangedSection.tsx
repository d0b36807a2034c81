import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type Arranged,
  type ArrangedKind,
  arrangedQueries,
  useOrderArranged,
  useRemoveArranged,
} from '../../../data/arranged';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { Told } from '../frame/Block';
import { SortableList } from '../frame/SortableList';
import classes from '../settings.module.css';
import { ItemDialog } from './ItemDialog';
import { signOf } from './looks';
import { ReplaceDialog } from './ReplaceDialog';

/** One of the lists that a portal arranges for itself: add, change, order, delete what nothing uses. */
export function ArrangedSection({ kind, userId }: { kind: ArrangedKind; userId: string }) {
  const t = useText('settings');
  const named = useText('sections');
  const toasts = useToasts();
  const query = useQuery(arrangedQueries.list(kind));
  const order = useOrderArranged(kind);
  const removal = useRemoveArranged(kind, userId);
  const [edited, setEdited] = useState<Arranged | 'new' | null>(null);
  const [replaced, setReplaced] = useState<Arranged | null>(null);
  const items = query.data ?? [];
  const remove = (item: Arranged, replacement?: number) =>
    removal.mutate(
      { id: item.id, ...(replacement ? { replacement } : {}) },
      {
        onSuccess: (undo) => toasts.done(t('deleted', { title: item.title }), undo),
        onError: toasts.failed,
      },
    );
  const canReplace = kind === 'taskCategories';
  return (
    <>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      </div>
      <Told query={query}>
        <SortableList
          label={named(kind)}
          items={items}
          titleOf={({ title }) => title}
          onOrder={(next) => order.mutate(next, { onError: toasts.failed })}
          row={(item) => (
            <>
              <Look item={item} />
              <div className={classes.what}>
                <div className={classes.name}>{item.title}</div>
                {item.description && <div className={classes.about}>{item.description}</div>}
              </div>
              <div className={classes.facts}>
                {kind === 'stages' && <StageFacts item={item} />}
                <Uses kind={kind} item={item} />
              </div>
              <div className={classes.acts}>
                <ActionIcon aria-label={t('editItem', { title: item.title })} onClick={() => setEdited(item)}>
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('deleteItem', { title: item.title })}
                  title={item.count > 0 && !canReplace ? t('inUse') : undefined}
                  disabled={item.count > 0 && !canReplace}
                  onClick={() => (item.count > 0 ? setReplaced(item) : remove(item))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </div>
            </>
          )}
        />
      </Told>
      {edited && (
        <ItemDialog
          kind={kind}
          item={edited === 'new' ? null : edited}
          items={items}
          onClose={() => setEdited(null)}
        />
      )}
      {replaced && (
        <ReplaceDialog
          item={replaced}
          others={items.filter(({ id }) => id !== replaced.id)}
          onReplace={(other) => {
            remove(replaced, other);
            setReplaced(null);
          }}
          onClose={() => setReplaced(null)}
        />
      )}
    </>
  );
}

function Look({ item }: { item: Arranged }) {
  if (item.color) return <span className={classes.dot} style={{ background: item.color }} aria-hidden />;
  if (!item.icon) return null;
  const Icon = signOf(item.icon);
  return <Icon size={18} stroke={1.7} className={classes.icon} aria-hidden />;
}

const STAGE_TYPES = ['stageOpen', 'stageWon', 'stageLost'] as const;

function StageFacts({ item }: { item: Arranged }) {
  const t = useText('settings');
  return (
    <>
      <span>{t(STAGE_TYPES[item.stageType] ?? 'stageOpen')}</span>
      <span>{t('percent', { value: item.probability / 100 })}</span>
    </>
  );
}

/** How many records use an item; where there is a list of them, it leads there. */
function Uses({ kind, item }: { kind: ArrangedKind; item: Arranged }) {
  const t = useText('settings');
  const said = t('uses', { count: item.count });
  const id = String(item.id);
  if (item.count > 0 && kind === 'stages')
    return (
      <Link to="/opportunities" search={{ stage: id }}>
        {said}
      </Link>
    );
  if (item.count > 0 && (kind === 'statuses' || kind === 'types'))
    return (
      <Link to="/contacts" search={kind === 'statuses' ? { status: id } : { type: id }}>
        {said}
      </Link>
    );
  return <span>{said}</span>;
}
