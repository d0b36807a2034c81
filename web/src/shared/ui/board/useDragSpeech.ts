import type { Announcements } from '@dnd-kit/core';
import { type RefObject, useMemo } from 'react';
import { useText } from '../../i18n/text';
import { type Dragged, isDragged, type Place } from './places';

/** What those are told who can't see a card move. */
export function useDragSpeech(places: readonly Place[], lifted: RefObject<Dragged<unknown> | null>) {
  const t = useText('common');
  return useMemo(() => {
    const titleOf = (data: unknown) => (isDragged(data) ? data : lifted.current)?.title ?? '';
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
  }, [t, places, lifted]);
}
