import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFilePlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { fileQueries, useAttachFiles, useDeleteFile } from '../../data/files';
import type { CardKind } from '../../data/history';
import { DropZone } from '../../pickers/DropZone';
import { addressOf, FileIcon, isPicture, sizeWords } from '../../pickers/fileLooks';
import { PicturePreview } from '../../pickers/PicturePreview';
import { UploadLines } from '../../pickers/UploadLines';
import { useUploads } from '../../pickers/uploads';
import { usePageCommands } from '../../shared/commands/PageCommands';
import { useLocale, useText } from '../../shared/i18n/text';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { Section } from '../../shared/ui/RecordPage';
import { useToasts } from '../../shared/ui/toasts';
import { When } from '../../shared/ui/When';
import { plainText } from '../../shared/wire/texts';
import type { File as RecordFile } from '../../shared/wire/types';
import classes from './files.module.css';
import { NewDocument } from './NewDocument';

/** The files of a record: add by drop, paste or choice, look at pictures, download, delete and take that back. */
export function FilesPanel({ kind, id }: { kind: CardKind; id: number }) {
  const t = useText('files');
  const toasts = useToasts();
  const { data: files, error, refetch } = useQuery(fileQueries.of(kind, id));
  const uploads = useUploads(kind, id);
  const attach = useAttachFiles(kind, id);
  const chooser = useRef<HTMLInputElement>(null);
  const [isWriting, setWriting] = useState(false);
  const [looked, setLooked] = useState<number | null>(null);
  const take = async (chosen: readonly File[]) => {
    const sent = await uploads.start(chosen);
    if (sent.length === 0) return;
    attach.mutate(
      sent.map((file) => file.id),
      { onSettled: uploads.clear, onError: toasts.failed },
    );
  };
  const choose = () => chooser.current?.click();
  usePageCommands([
    { id: 'files.upload', label: t('uploadFiles'), icon: <IconUpload size={16} aria-hidden />, run: choose },
    {
      id: 'files.document',
      label: t('newDocument'),
      icon: <IconFilePlus size={16} aria-hidden />,
      run: () => setWriting(true),
    },
  ]);
  return (
    <Section
      title={t('title')}
      actions={
        <div className={classes.actions}>
          <ActionIcon aria-label={t('newDocument')} title={t('newDocument')} onClick={() => setWriting(true)}>
            <IconFilePlus size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('upload')} title={t('upload')} onClick={choose}>
            <IconUpload size={17} aria-hidden />
          </ActionIcon>
        </div>
      }
    >
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('upload')}
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <DropZone label={t('dropNow')} onFiles={(dropped) => void take(dropped)}>
        <UploadLines uploads={uploads.list} onDrop={uploads.drop} />
        {error && !files && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!files && !error && <Waiting />}
        {files && files.length > 0 && (
          <ul className={classes.list}>
            {files.map((file) => (
              <FileLine key={file.id} file={file} onLook={() => setLooked(file.id)} />
            ))}
          </ul>
        )}
        {files?.length === 0 && <p className={classes.empty}>{t('emptyText')}</p>}
        {files && (
          <p className={classes.hint}>
            {`${t('drop')} `}
            <button type="button" className={classes.choose} onClick={choose}>
              {t('choose')}
            </button>
          </p>
        )}
      </DropZone>
      <PicturePreview pictures={(files ?? []).filter(isPicture)} current={looked} onMove={setLooked} />
      {isWriting && <NewDocument kind={kind} id={id} onClose={() => setWriting(false)} />}
    </Section>
  );
}

function FileLine({ file, onLook }: { file: RecordFile; onLook: () => void }) {
  const t = useText('files');
  const { tag } = useLocale();
  const toasts = useToasts();
  const removal = useDeleteFile();
  const remove = () =>
    // Its line may be gone before the answer is there: what follows must not depend on it.
    removal
      .mutateAsync(file.id)
      .then((undo) => toasts.done(t('deleted', { name: file.title }), undo), toasts.failed);
  return (
    <li className={classes.line}>
      {isPicture(file) ? (
        <button
          type="button"
          className={classes.thumb}
          aria-label={t('preview', { name: file.title })}
          onClick={onLook}
        >
          <img src={addressOf(file)} alt="" loading="lazy" width={32} height={32} />
        </button>
      ) : (
        <span className={classes.icon}>
          <FileIcon file={file} />
        </span>
      )}
      <div className={classes.body}>
        <a href={addressOf(file)} download={file.title} className={classes.name} title={file.title}>
          {file.title}
        </a>
        <div className={classes.meta}>
          <span className={classes.by}>
            {t('by', {
              size: sizeWords(file.pureContentLength ?? 0, tag),
              name: plainText(file.createdBy.displayName),
            })}
          </span>
          <When date={file.created} />
        </div>
      </div>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon aria-label={t('actions', { name: file.title })} className={classes.more}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={addressOf(file)}
            download={file.title}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('download')}
          </Menu.Item>
          {file.access === 0 && (
            <Menu.Item color="var(--bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
              {t('delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

const WAITING = [0, 1];

function Waiting() {
  return WAITING.map((index) => <div key={index} className={classes.bone} aria-hidden />);
}
