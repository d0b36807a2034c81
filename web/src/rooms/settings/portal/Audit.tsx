import { Button, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { portalQueries } from '../../../data/portal';
import { useUserChoices } from '../../../pickers/userChoices';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { readDate } from '../../../shared/wire/dates';
import { plainText } from '../../../shared/wire/texts';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

/** Who did what, and who signed in; of everybody or of one. */
export function Audit() {
  const t = useText('settings');
  const named = useText('sections');
  const users = useUserChoices();
  const [shown, setShown] = useState('events');
  const [user, setUser] = useState<string | null>(null);
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={named('audit')}
          value={shown}
          data={[
            { value: 'events', label: t('auditEvents') },
            { value: 'logins', label: t('auditLogins') },
          ]}
          onChange={setShown}
        />
        <Select
          aria-label={t('auditOf')}
          placeholder={t('auditOf')}
          searchable
          clearable
          data={users.map(({ value, label }) => ({ value, label }))}
          value={user}
          onChange={setUser}
        />
      </div>
      {shown === 'events' ? <Events userId={user ?? ''} /> : <Logins userId={user ?? ''} />}
    </>
  );
}

interface Line {
  readonly id: number;
  readonly date: string;
  readonly user: string;
  readonly action: string;
  readonly ip: string;
  readonly browser: string;
}

function Events({ userId }: { userId: string }) {
  const query = useInfiniteQuery(portalQueries.events(userId));
  return <Lines query={query} lines={query.data?.pages.flat() ?? []} />;
}

function Logins({ userId }: { userId: string }) {
  const query = useInfiniteQuery(portalQueries.logins(userId));
  return <Lines query={query} lines={query.data?.pages.flat() ?? []} />;
}

interface Read {
  readonly isPending: boolean;
  readonly data: unknown;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

function Lines({ query, lines }: { query: Read; lines: readonly Line[] }) {
  const t = useText('settings');
  const named = useText('sections');
  const formats = useFormats();
  return (
    <Told query={query}>
      {lines.length === 0 ? (
        <p className={classes.nothing}>{t('noAudit')}</p>
      ) : (
        // Wide on narrow screens: scrolled by keyboard, too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable
        <section className={classes.tableScroll} tabIndex={0} aria-label={named('audit')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('auditWhen')}</th>
                <th scope="col">{t('auditWho')}</th>
                <th scope="col">{t('auditWhat')}</th>
                <th scope="col">{t('auditWhere')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ id, date, user, action, ip, browser }) => {
                const moment = readDate(date);
                return (
                  <tr key={id}>
                    <td className={classes.fixed}>{moment && formats.dayAndTime(moment)}</td>
                    <td className={classes.fixed}>{plainText(user)}</td>
                    <td>{plainText(action)}</td>
                    <td className={classes.fixed}>{[ip, browser].filter(Boolean).join(' · ')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
    </Told>
  );
}
