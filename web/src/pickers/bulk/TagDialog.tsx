import { Autocomplete, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tagQueries } from '../../data/tags';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';
import type { DialogProps, TaggedKind } from './dialogs';

const LONGEST = 255;

/** Gives the selected a tag, known or new, or takes one from them. */
export function TagDialog({ bulk, of, onClose }: DialogProps<'tag'> & { of: TaggedKind }) {
  const t = useText('lists');
  const { data: tags = [] } = useQuery(tagQueries.list(of));
  const [kind, setKind] = useState<'tag' | 'untag'>('tag');
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const tag = typed.trim();
  const isKnown = tags.some((one) => one.title.toLowerCase() === tag.toLowerCase());
  const isWrong = kind === 'untag' && !isKnown;
  const title = t('tagMany', { count: bulk.count });
  const submit = () => {
    setChecked(true);
    if (tag && !isWrong) bulk.run({ kind, tag }, onClose);
  };
  const close = () => {
    bulk.reset();
    onClose();
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={title}
      action={t(kind === 'tag' ? 'addIt' : 'removeIt')}
      dirty={false}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={submit}
      onClose={close}
    >
      <SegmentedControl
        aria-label={title}
        value={kind}
        data={[
          { value: 'tag', label: t('addIt') },
          { value: 'untag', label: t('removeIt') },
        ]}
        onChange={(value) => setKind(value === 'untag' ? 'untag' : 'tag')}
      />
      <Autocomplete
        label={t('tagName')}
        placeholder={t(kind === 'tag' ? 'tagHint' : 'untagHint')}
        openOnFocus={false}
        data-autofocus
        maxLength={LONGEST}
        // What is typed already is not to be chosen: the list would only stand before the buttons.
        data={tags.map(({ title: one }) => one).filter((one) => one.toLowerCase() !== tag.toLowerCase())}
        value={typed}
        error={isChecked && tag && isWrong ? t('noSuchTag') : null}
        onChange={setTyped}
      />
    </FormFrame>
  );
}
