import { Button } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FIGURES_BY, opportunityQueries } from '../../data/opportunities';
import { stageQueries } from '../../data/stages';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';
import type { Figures } from '../../shared/wire/types';
import classes from './dashboard.module.css';
import { shares } from './days';
import { Panel } from './Panel';
import { useShort } from './useShort';

const OPEN = 0;

/** What open deals are worth, stage by stage; each stage leads to its deals. */
export function Pipeline() {
  const t = useText('dashboard');
  const short = useShort();
  const figures = useQuery(opportunityQueries.figures({ stageType: OPEN }, FIGURES_BY.stage));
  const { data } = figures;
  return (
    <Panel
      title={t('pipeline')}
      query={figures}
      rows={7}
      aside={
        data &&
        data.count > 0 &&
        t('openSum', {
          count: data.count,
          sum: short.money(data.sum, data.currency),
          weighted: short.money(data.weightedSum, data.currency),
        })
      }
      more={<Link to="/opportunities/board">{t('toBoard')}</Link>}
    >
      {data && (data.count > 0 ? <Stages figures={data} /> : <NoDeals />)}
      {data && data.missingRates.length > 0 && <MissingRates figures={data} />}
    </Panel>
  );
}

function Stages({ figures }: { figures: Figures }) {
  const t = useText('dashboard');
  const short = useShort();
  const formats = useFormats();
  const { data: stages } = useQuery(stageQueries.list());
  const open = (stages ?? []).filter((stage) => stage.stageType === OPEN);
  const groups = open.map((stage) => figures.groups.find((group) => group.key === String(stage.id)));
  const widths = shares(
    groups.map((group) => group?.sum ?? 0),
    0.012,
  );
  return (
    <ul className={classes.funnel}>
      {open.map((stage, place) => {
        const { count = 0, sum = 0 } = groups[place] ?? {};
        return (
          <li key={stage.id}>
            <Link to="/opportunities" search={{ stage: String(stage.id) }} className={classes.stage}>
              <span className={classes.stageName}>{stage.title}</span>
              <span className={classes.track}>
                <span
                  className={classes.bar}
                  style={{ width: `${(widths[place] ?? 0) * 100}%`, background: stage.color }}
                />
              </span>
              <span className={classes.sum}>{count > 0 && short.money(sum, figures.currency)}</span>
              <span className={classes.count}>
                <span aria-hidden>{formats.number(count)}</span>
                <span className="sr-only"> {t('deals', { count })}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function NoDeals() {
  const t = useText('dashboard');
  return (
    <EmptyState
      icon={<IconBriefcase size={20} />}
      title={t('noDeals')}
      text={t('noDealsText')}
      actions={
        <Button renderRoot={(props) => <Link {...props} to="/opportunities" search={{ create: 'yes' }} />}>
          {t('newDeal')}
        </Button>
      }
    />
  );
}

function MissingRates({ figures }: { figures: Figures }) {
  const t = useText('dashboard');
  const formats = useFormats();
  return (
    <p className={classes.note}>
      {t('missingRates', { currencies: formats.list(figures.missingRates), currency: figures.currency })}{' '}
      <Link to="/settings/$section" params={{ section: 'currencies' }}>
        {t('setRates')}
      </Link>
    </p>
  );
}
