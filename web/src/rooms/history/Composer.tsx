import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type CardKind, useAddEvent } from '../../data/history';
import { listQueries } from '../../data/lists';
import { DropZone } from '../../pickers/DropZone';
import { UploadLines } from '../../pickers/UploadLines';
import { useUploads } from '../../pickers/uploads';
import { useUserChoices } from '../../pickers/userChoices';
import { usePageCommands } from '../../shared/commands/PageCommands';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { Keys } from '../../shared/keys/Keys';
import { useShortcut } from '../../shared/keys/KeysProvider';
import { SHORTCUTS } from '../../shared/keys/shortcuts';
import { useErrorWords } from '../../shared/ui/errorWords';
import { Editor, type EditorHandle } from './editor/Editor';
import classes from './history.module.css';
import { WhenField } from './WhenField';

/** Where something is written into a history: one line until it is needed, then with all that belongs to it. */
export function Composer({ kind, id }: { kind: CardKind; id: number }) {
  const t = useText('history');
  const words = useErrorWords();
  const editor = useRef<EditorHandle>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { data: categories = [] } = useQuery(listQueries.historyCategories());
  const uploads = useUploads(kind, id);
  const add = useAddEvent(kind, id);
  const [isOpen, setOpen] = useState(false);
  const [hasText, setText] = useState(false);
  const [category, setCategory] = useState<string | null>(null);
  const [when, setWhen] = useState('');
  const [notified, setNotified] = useState<readonly string[]>([]);
  const focus = () => editor.current?.focus();
  useShortcut('record.note', focus);
  usePageCommands([{ id: 'history.write', label: t('command'), shortcut: 'record.note', run: focus }]);
  const chosen = category ?? (categories[0] ? String(categories[0].id) : null);
  const take = (files: readonly File[]) => {
    setOpen(true);
    void uploads.start(files);
  };
  const close = () => {
    editor.current?.clear();
    uploads.list.forEach((upload) => {
      uploads.drop(upload.key);
    });
    setText(false);
    setNotified([]);
    setWhen('');
    setOpen(false);
  };
  const submit = () => {
    const content = editor.current?.html() ?? '';
    if (content === '' || uploads.isBusy || add.isPending) return;
    const files = uploads.list.flatMap((upload) => (upload.sent ? [upload.sent.id] : []));
    add.mutate(
      {
        content,
        categoryId: chosen === null ? null : Number(chosen),
        files,
        notified,
        ...(when && { created: `${when}:00` }),
      },
      { onSuccess: close },
    );
  };
  return (
    <DropZone label={t('dropHere')} onFiles={take}>
      <div className={classes.composer}>
        <Editor
          ref={editor}
          label={t('content')}
          placeholder={t('write')}
          isOpen={isOpen}
          onOpen={() => setOpen(true)}
          onChange={() => {
            setText((editor.current?.html() ?? '') !== '');
            setNotified(editor.current?.mentioned() ?? []);
          }}
          onSubmit={submit}
          onLeave={() => {
            if (!hasText && uploads.list.length === 0) close();
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        />
        {isOpen && (
          <div className={classes.foot}>
            <Told ids={notified} />
            <UploadLines uploads={uploads.list} onDrop={uploads.drop} />
            {add.error && (
              <p role="alert" className={classes.error}>
                {words(add.error)}
              </p>
            )}
            <div className={classes.controls}>
              <Select
                className={classes.category}
                aria-label={t('category')}
                data={categories.map(({ id: value, title }) => ({ value: String(value), label: title }))}
                value={chosen}
                allowDeselect={false}
                onChange={setCategory}
              />
              <WhenField value={when} onChange={setWhen} />
              <ActionIcon
                size={32}
                aria-label={t('attach')}
                title={t('attach')}
                onClick={() => chooser.current?.click()}
              >
                <IconPaperclip size={17} aria-hidden />
              </ActionIcon>
              <input
                ref={chooser}
                type="file"
                multiple
                hidden
                aria-label={t('attach')}
                onChange={(event) => {
                  take([...(event.currentTarget.files ?? [])]);
                  event.currentTarget.value = '';
                }}
              />
              <span className={classes.space} />
              <CancelButton onCancel={close} />
              <Button
                onClick={submit}
                loading={add.isPending}
                disabled={!hasText || uploads.isBusy}
                rightSection={<Keys keys={SHORTCUTS['form.save'].keys} />}
              >
                {t('add')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </DropZone>
  );
}

function CancelButton({ onCancel }: { onCancel: () => void }) {
  const t = useText('common');
  return (
    <Button variant="subtle" color="gray" onClick={onCancel}>
      {t('cancel')}
    </Button>
  );
}

/** Says who will be told of it. */
function Told({ ids }: { ids: readonly string[] }) {
  const t = useText('history');
  const formats = useFormats();
  const people = useUserChoices();
  if (ids.length === 0) return null;
  const names = ids.map((id) => people.find((person) => person.value === id)?.label ?? '');
  return <p className={classes.told}>{t('notified', { people: formats.list(names.filter(Boolean)) })}</p>;
}
