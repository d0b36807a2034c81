import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { portalQueries, useHandleJob } from '../../../data/portal';
import { useText } from '../../../shared/i18n/text';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { useToasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/When';
import type { Job } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

const FAILED = 'failed';

/** Background work: what failed for good can be tried again or given up. */
export function Jobs() {
  const t = useText('settings');
  const named = useText('sections');
  const [state, setState] = useState(FAILED);
  const query = useQuery(portalQueries.jobs(''));
  const jobs = (query.data ?? []).filter((job) => (state === FAILED) === (job.state === FAILED));
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={named('jobs')}
          value={state}
          data={[
            { value: FAILED, label: t('jobsFailed') },
            { value: 'others', label: t('jobsWaiting') },
          ]}
          onChange={setState}
        />
      </div>
      <Told query={query}>
        {jobs.length === 0 && (
          <p className={classes.nothing}>{t(state === FAILED ? 'noFailedJobs' : 'noWaitingJobs')}</p>
        )}
        <ul className={classes.rows}>
          {jobs.map((job) => (
            <Line key={job.id} job={job} />
          ))}
        </ul>
      </Told>
    </>
  );
}

function Line({ job }: { job: Job }) {
  const t = useText('settings');
  const toasts = useToasts();
  const handle = useHandleJob();
  const [isAsking, setAsking] = useState(false);
  const { id, name, error, attempts, runAt, state } = job;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.name}>{name}</div>
        <div className={`${classes.about} ${classes.wrap}`}>
          <When date={runAt} />
          {attempts > 0 && ` · ${t('attempts', { count: attempts })}`}
        </div>
        {error && <div className={`${classes.about} ${classes.wrap} ${classes.bad}`}>{error}</div>}
      </div>
      {state === FAILED && (
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => handle.mutate({ id, retry: true }, { onError: toasts.failed })}
          >
            {t('tryAgain')}
          </Button>
          <ActionIcon aria-label={t('deleteItem', { title: name })} onClick={() => setAsking(true)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
          <ConfirmDialog
            opened={isAsking}
            title={t('replaceTitle', { title: name })}
            text={t('jobDeleteText')}
            action={t('delete')}
            danger
            onConfirm={() => {
              setAsking(false);
              handle.mutate({ id, retry: false }, { onError: toasts.failed });
            }}
            onClose={() => setAsking(false)}
          />
        </>
      )}
    </li>
  );
}
