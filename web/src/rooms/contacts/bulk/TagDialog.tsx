import { Autocomplete, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tagQueries } from '../../../data/tags';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import type { DialogProps } from './BulkDialogs';

/** Gives many contacts a tag, known or new, or takes one from them. */
export function TagDialog({ count, bulk, onRun, onClose }: DialogProps) {
  const t = useText('contacts');
  const { data: tags = [] } = useQuery(tagQueries.list('contact'));
  const [kind, setKind] = useState<'tag' | 'untag'>('tag');
  const [title, setTitle] = useState('');
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('tagMany', { count })}
      action={t(kind === 'tag' ? 'addIt' : 'removeIt')}
      dirty={false}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={() => title.trim() && onRun({ kind, title: title.trim() })}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('tagMany', { count })}
        value={kind}
        data={[
          { value: 'tag', label: t('addIt') },
          { value: 'untag', label: t('removeIt') },
        ]}
        onChange={(value) => setKind(value === 'untag' ? 'untag' : 'tag')}
      />
      <Autocomplete
        label={t('tag')}
        openOnFocus={false}
        data-autofocus
        maxLength={255}
        // What is typed already is not to be chosen: the list would only stand before the buttons.
        data={tags.map((tag) => tag.title).filter((tag) => tag.toLowerCase() !== title.trim().toLowerCase())}
        value={title}
        onChange={setTitle}
      />
    </FormFrame>
  );
}
