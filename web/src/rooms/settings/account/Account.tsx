import { Button, FileButton } from '@mantine/core';
import { useChangeName, useChangeOwnPhoto } from '../../../data/account';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { useToasts } from '../../../shared/ui/toasts';
import { plainText } from '../../../shared/wire/texts';
import type { Profile } from '../../../shared/wire/types';
import { Block } from '../frame/Block';
import classes from '../settings.module.css';
import { Calendar } from './Calendar';
import { Password } from './Password';
import { Sessions } from './Sessions';

const STANDS_FOR_NONE = /default_user_photo/;

/** One's own account. */
export function Account({ self }: { self: Profile }) {
  const t = useText('settings');
  const change = useChangeName(self.id);
  return (
    <>
      <Block title={t('me')}>
        <Photo self={self} />
        <InlineField
          kind="text"
          label={t('firstName')}
          value={plainText(self.firstName)}
          onSave={(firstname) => change.mutateAsync({ firstname, lastname: plainText(self.lastName) })}
        />
        <InlineField
          kind="text"
          label={t('lastName')}
          value={plainText(self.lastName)}
          onSave={(lastname) => change.mutateAsync({ firstname: plainText(self.firstName), lastname })}
        />
        <InlineField
          kind="text"
          label={t('jobTitle')}
          value={plainText(self.title ?? '')}
          onSave={(title) => change.mutateAsync({ title })}
        />
        <InlineField kind="email" label={t('email')} value={self.email ?? ''} readOnly onSave={refuse} />
      </Block>
      <Password userId={self.id} />
      <Sessions />
      <Calendar />
    </>
  );
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('read-only'));
}

function Photo({ self }: { self: Profile }) {
  const t = useText('settings');
  const toasts = useToasts();
  const change = useChangeOwnPhoto(self.id);
  const set = (photo: File | null) => change.mutate(photo, { onError: toasts.failed });
  return (
    <div className={classes.photo}>
      <Avatar name={plainText(self.displayName)} src={self.avatar} size={56} />
      <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => file && set(file)}>
        {(props) => (
          <Button variant="default" loading={change.isPending} {...props}>
            {t('changePhoto')}
          </Button>
        )}
      </FileButton>
      {!STANDS_FOR_NONE.test(self.avatar) && (
        <Button variant="subtle" color="gray" onClick={() => set(null)}>
          {t('removePhoto')}
        </Button>
      )}
    </div>
  );
}
