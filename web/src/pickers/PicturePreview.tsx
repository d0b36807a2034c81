import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useText } from '../shared/i18n/text';
import type { File } from '../shared/wire/types';
import { addressOf } from './fileLooks';
import classes from './PicturePreview.module.css';

interface Props {
  /** The pictures that can be gone through. */
  pictures: readonly File[];
  /** The one that is looked at; null: none. */
  current: number | null;
  onMove: (id: number | null) => void;
}

/** A picture in full, with its neighbours by the arrow keys. */
export function PicturePreview({ pictures, current, onMove }: Props) {
  const t = useText('files');
  const common = useText('common');
  const index = pictures.findIndex((picture) => picture.id === current);
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: number) => {
    const next = pictures[(index + by + pictures.length) % pictures.length];
    if (next) onMove(next.id);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) step(by);
  };
  return (
    <Modal
      opened
      onClose={() => onMove(null)}
      title={picture.title}
      size="xl"
      yOffset="6vh"
      closeButtonProps={{ 'aria-label': common('close') }}
      onKeyDown={press}
    >
      <div className={classes.frame}>
        <img src={addressOf(picture)} alt={picture.title} className={classes.picture} />
      </div>
      <div className={classes.foot}>
        {pictures.length > 1 && (
          <>
            <ActionIcon aria-label={t('previous')} onClick={() => step(-1)}>
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <span className={classes.place}>{`${index + 1} / ${pictures.length}`}</span>
            <ActionIcon aria-label={t('next')} onClick={() => step(1)}>
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </>
        )}
        <a href={addressOf(picture)} download={picture.title} className={classes.download}>
          <IconDownload size={16} aria-hidden />
          {t('download')}
        </a>
      </div>
    </Modal>
  );
}
