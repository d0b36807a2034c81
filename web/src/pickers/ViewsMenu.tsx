import { Button, Menu } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconCheck, IconChevronDown, IconLayoutList, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sessionQueries } from '../data/session';
import {
  type SavedView,
  useChangeView,
  useCreateView,
  useDeleteView,
  type ViewedList,
  viewQueries,
} from '../data/views';
import { useText } from '../shared/i18n/text';
import { later } from '../shared/ui/later';
import { useArrangement } from '../shared/ui/table/columns';
import { useToasts } from '../shared/ui/toasts';
import { columnsOf, currentView, readViewState, type Shown } from './views/viewState';

export const ViewDialog = later(async () => (await import('./views/ViewDialog')).ViewDialog);

interface Props {
  list: ViewedList;
  /** The name of the list's RecordTable: a view remembers its columns, too. */
  name: string;
  /** What stands in the address. */
  search: object;
  /** Told what is to stand in the address: read it with the list's own reader. */
  onApply: (search: Record<string, unknown>) => void;
}

/** The saved views of a list, own and shared: to be applied, saved, renamed, shared and deleted. Put it into the FilterBar. */
export function ViewsMenu({ list, name, search, onApply }: Props) {
  const t = useText('lists');
  const [dialog, setDialog] = useState<'new' | SavedView | null>(null);
  const views = useViews({ list, name, search, onApply });
  const { current } = views;
  const label = current ? current.view.title : t('views');
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconLayoutList size={15} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
            aria-label={current?.isChanged ? t('viewChanged', { title: label }) : undefined}
          >
            {current?.isChanged ? `${label} •` : label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Choices views={views} />
          <Menu.Divider />
          {current?.isChanged && current.view.canEdit && (
            <Menu.Item onClick={() => views.update(current.view)}>
              {t('updateView', { title: current.view.title })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setDialog('new')}>{t('saveView')}</Menu.Item>
          {current?.view.canEdit && (
            <>
              <Menu.Item onClick={() => setDialog(current.view)}>{t('editView')}</Menu.Item>
              <Menu.Item color="var(--bad)" onClick={() => views.remove(current.view)}>
                {t('deleteView', { title: current.view.title })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <ViewDialog
          view={dialog === 'new' ? null : dialog}
          pending={views.saving.isPending}
          error={views.saving.error}
          onClose={() => {
            setDialog(null);
            views.saving.reset();
          }}
          onSave={(title, isShared) =>
            views.save(dialog === 'new' ? null : dialog, title, isShared, () => setDialog(null))
          }
        />
      )}
    </>
  );
}

function Choices({ views }: { views: ReturnType<typeof useViews> }) {
  const t = useText('lists');
  const { own, shared, current } = views;
  const line = (view: SavedView): ReactNode => (
    <Menu.Item
      key={view.id}
      aria-current={current?.view.id === view.id ? 'true' : undefined}
      rightSection={
        current?.view.id === view.id ? (
          <IconCheck size={15} aria-hidden />
        ) : view.isShared ? (
          <IconUsers size={14} color="var(--ink-3)" aria-label={t('sharedMark')} />
        ) : null
      }
      onClick={() => views.apply(view)}
    >
      {view.title}
    </Menu.Item>
  );
  return (
    <>
      <Menu.Item onClick={views.clear}>{t('allRecords')}</Menu.Item>
      {own.length === 0 && shared.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
      {own.length > 0 && <Menu.Label>{t('ownViews')}</Menu.Label>}
      {own.map(line)}
      {shared.length > 0 && <Menu.Label>{t('sharedViews')}</Menu.Label>}
      {shared.map(line)}
    </>
  );
}

function useViews({ list, name, search, onApply }: Props) {
  const t = useText('lists');
  const toasts = useToasts();
  const { data: all = [] } = useQuery(viewQueries.of(list));
  const { data: self } = useQuery(sessionQueries.self());
  const [columns, arrange] = useArrangement(name);
  const [chosen, choose] = useSessionStorage<number | null>({
    key: `rapport.view.${name}`,
    defaultValue: null,
  });
  const creating = useCreateView(list);
  const changing = useChangeView();
  const deleting = useDeleteView();
  const shown: Shown = { search, columns };
  const done = { onSuccess: () => toasts.done(t('viewSaved')), onError: toasts.failed };
  return {
    own: all.filter((view) => view.createBy.id === self?.id),
    shared: all.filter((view) => view.createBy.id !== self?.id),
    current: currentView(all, shown, chosen),
    saving: creating.isPending || creating.error ? creating : changing,
    apply: (view: SavedView) => {
      const state = readViewState(view.state);
      const arranged = columnsOf(state);
      if (arranged) arrange(arranged);
      choose(view.id);
      onApply({ ...state.search });
    },
    clear: () => {
      choose(null);
      onApply({});
    },
    save: (view: SavedView | null, title: string, isShared: boolean, onDone: () => void) => {
      const saved = {
        onSuccess: ({ id }: { id: number }) => {
          choose(id);
          toasts.done(t('viewSaved'));
          onDone();
        },
      };
      if (view) changing.mutate({ id: view.id, title, isShared, state: readViewState(view.state) }, saved);
      else creating.mutate({ title, isShared, state: shown }, saved);
    },
    update: ({ id, title, isShared }: SavedView) =>
      changing.mutate({ id, title, isShared, state: shown }, done),
    remove: (view: SavedView) => {
      const { title, isShared, state } = view;
      const again = () => creating.mutateAsync({ title, isShared, state: readViewState(state) });
      deleting.mutate(view.id, {
        onSuccess: () => toasts.done(t('viewDeleted'), again),
        onError: toasts.failed,
      });
    },
  };
}
