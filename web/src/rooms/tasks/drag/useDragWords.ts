import type { Announcements } from '@dnd-kit/core';
import { useMemo } from 'react';
import { useText } from '../../../shared/i18n/text';
import { isDragged, type Place } from './places';

/** What those are told who can't see a task move. */
export function useDragWords(places: readonly Place[]) {
  const t = useText('tasks');
  return useMemo(() => {
    const titleOf = (data: unknown) => (isDragged(data) ? data.task.title : '');
    const placeOf = (id: string | number | undefined) => places.find((place) => place.id === id)?.title;
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('pickedUp', { title: titleOf(active.data.current) }),
      onDragOver: ({ active, over }) => {
        const title = titleOf(active.data.current);
        const place = placeOf(over?.id);
        return place === undefined ? t('isOverNothing', { title }) : t('isOver', { title, place });
      },
      onDragEnd: ({ active, over }) => {
        const title = titleOf(active.data.current);
        const place = placeOf(over?.id);
        return place === undefined ? t('dragCancelled', { title }) : t('dropped', { title, place });
      },
      onDragCancel: ({ active }) => t('dragCancelled', { title: titleOf(active.data.current) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t('dragHint') } };
  }, [t, places]);
}
