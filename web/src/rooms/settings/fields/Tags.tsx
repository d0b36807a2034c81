import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCreateTag, useDeleteTag, useDeleteUnusedTags } from '../../../data/tagNames';
import { type TaggedKind, tagQueries } from '../../../data/tags';
import { useText } from '../../../shared/i18n/text';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { useToasts } from '../../../shared/ui/toasts';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

const KINDS = ['contact', 'opportunity', 'case'] as const;
const LABELS = { contact: 'ownerContact', opportunity: 'ownerOpportunity', case: 'ownerCase' } as const;
const LONGEST = 50;

/** The tags of each kind of record: new ones, and getting rid of those that nothing carries. */
export function Tags() {
  const t = useText('settings');
  const [kind, setKind] = useState<TaggedKind>('contact');
  return (
    <>
      <div className={classes.tabs}>
        <SegmentedControl
          aria-label={t('tagsOf')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(LABELS[value]) }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'contact')}
        />
      </div>
      <TagList key={kind} kind={kind} />
    </>
  );
}

function TagList({ kind }: { kind: TaggedKind }) {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(tagQueries.list(kind));
  const remove = useDeleteTag(kind);
  const removeUnused = useDeleteUnusedTags(kind);
  const create = useCreateTag(kind);
  const [asked, setAsked] = useState<{ title: string; count: number } | null>(null);
  const tags = (query.data ?? []).map(({ title, relativeItemsCount = 0 }) => ({
    title,
    count: relativeItemsCount,
  }));
  const unused = tags.filter(({ count }) => count === 0).length;
  const drop = (tag: { title: string; count: number }) =>
    remove.mutate(tag.title, {
      // Nothing carries it: making it anew is taking it back.
      onSuccess: () =>
        toasts.done(
          t('deleted', { title: tag.title }),
          tag.count === 0 ? () => create.mutateAsync(tag.title) : undefined,
        ),
      onError: toasts.failed,
    });
  const clear = () =>
    removeUnused.mutate(undefined, {
      onSuccess: (names) =>
        toasts.done(t('unusedDeleted', { count: names.length }), async () => {
          for (const name of names) await create.mutateAsync(name);
        }),
      onError: toasts.failed,
    });
  return (
    <>
      <div className={classes.bar}>
        <NewTag kind={kind} />
        <Button variant="default" disabled={unused === 0} loading={removeUnused.isPending} onClick={clear}>
          {t('deleteUnused', { count: unused })}
        </Button>
      </div>
      <Told query={query}>
        {tags.length === 0 && <p className={classes.nothing}>{t('noTags')}</p>}
        <ul className={classes.rows}>
          {tags.map((tag) => (
            <li key={tag.title} className={classes.row}>
              <span className={classes.what}>{tag.title}</span>
              <span className={classes.facts}>
                <TagUses kind={kind} tag={tag} />
              </span>
              <ActionIcon
                aria-label={t('deleteItem', { title: tag.title })}
                onClick={() => (tag.count > 0 ? setAsked(tag) : drop(tag))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </Told>
      <ConfirmDialog
        opened={asked !== null}
        title={t('replaceTitle', { title: asked?.title ?? '' })}
        text={t('tagUsedText', { count: asked?.count ?? 0 })}
        action={t('delete')}
        danger
        onConfirm={() => {
          if (asked) drop(asked);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

function TagUses({ kind, tag }: { kind: TaggedKind; tag: { title: string; count: number } }) {
  const t = useText('settings');
  const said = t('uses', { count: tag.count });
  if (tag.count === 0 || kind === 'case') return said;
  return (
    <Link to={kind === 'contact' ? '/contacts' : '/opportunities'} search={{ tags: [tag.title] }}>
      {said}
    </Link>
  );
}

function NewTag({ kind }: { kind: TaggedKind }) {
  const t = useText('settings');
  const words = useErrorWords();
  const create = useCreateTag(kind);
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) create.mutate(title.trim(), { onSuccess: () => setTitle('') });
  };
  return (
    <form onSubmit={submit} className={classes.oneLine}>
      <TextInput
        aria-label={t('newTag')}
        placeholder={t('newTag')}
        maxLength={LONGEST}
        value={title}
        error={create.error && words(create.error)}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" loading={create.isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
