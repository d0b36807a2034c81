import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconTrophy, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { stageQueries } from '../../../data/stages';
import { StageDot } from '../../../pickers/stageChoices';
import { usePageCommands } from '../../../shared/commands/PageCommands';
import { useText } from '../../../shared/i18n/text';
import type { Opportunity, Stage } from '../../../shared/wire/types';
import { CloseDialog } from './CloseDialog';
import classes from './card.module.css';
import { useMove } from './useMove';

/** The way of an opportunity: a click moves it. Won and lost ask for nothing but a word why, if somebody has one. */
export function StageStepper({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const { data: stages = [] } = useQuery(stageQueries.list());
  const { move, pending } = useMove(opportunity, stages);
  const [closing, setClosing] = useState<Stage | null>(null);
  const currentId = pending ?? opportunity.stage?.id;
  const open = stages.filter((stage) => stage.stageType === 0);
  const closed = stages.filter((stage) => stage.stageType !== 0);
  const ended = closed.find((stage) => stage.id === currentId);
  const at = open.findIndex((stage) => stage.id === currentId);
  usePageCommands(
    (opportunity.canEdit ? stages : [])
      .filter((stage) => stage.id !== currentId)
      .map((stage) => ({
        id: `opportunity.stage.${stage.id}`,
        label: t('moveToStage', { stage: stage.title }),
        icon: <StageDot color={stage.color} />,
        run: () => (stage.stageType === 0 ? move(stage) : setClosing(stage)),
      })),
  );
  return (
    <div className={classes.way}>
      <ol className={classes.steps} aria-label={t('stages')}>
        {open.map((stage, index) => (
          <Step
            key={stage.id}
            stage={stage}
            state={index === at ? 'current' : index < at || ended?.stageType === 1 ? 'done' : 'ahead'}
            isLocked={!opportunity.canEdit}
            onClick={() => move(stage)}
          />
        ))}
      </ol>
      {ended ? (
        <Ended
          stage={ended}
          isLocked={!opportunity.canEdit}
          onReopen={() => {
            const last = open.at(-1);
            if (last) move(last);
          }}
        />
      ) : (
        opportunity.canEdit && <CloseButtons stages={closed} onClose={setClosing} />
      )}
      {closing && (
        <CloseDialog
          stage={closing}
          onClose={() => setClosing(null)}
          onConfirm={() => {
            setClosing(null);
            move(closing);
          }}
          opportunityId={opportunity.id}
        />
      )}
    </div>
  );
}

interface StepProps {
  stage: Stage;
  state: 'done' | 'current' | 'ahead';
  isLocked: boolean;
  onClick: () => void;
}

function Step({ stage, state, isLocked, onClick }: StepProps) {
  const t = useText('opportunities');
  const isCurrent = state === 'current';
  return (
    <li className={classes.step} data-state={state}>
      <button
        type="button"
        className={classes.stepButton}
        disabled={isLocked}
        title={stage.title}
        aria-current={isCurrent ? 'step' : undefined}
        aria-label={
          isCurrent ? t('currentStage', { stage: stage.title }) : t('moveToStage', { stage: stage.title })
        }
        onClick={() => !isCurrent && onClick()}
      >
        {stage.title}
      </button>
    </li>
  );
}

function Ended({ stage, isLocked, onReopen }: { stage: Stage; isLocked: boolean; onReopen: () => void }) {
  const t = useText('opportunities');
  const isWon = stage.stageType === 1;
  return (
    <div className={classes.ending}>
      <span className={classes.ended} data-tone={isWon ? 'good' : 'bad'}>
        {isWon ? <IconTrophy size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
        {stage.title}
      </span>
      {!isLocked && (
        <Button variant="default" onClick={onReopen}>
          {t('reopen')}
        </Button>
      )}
    </div>
  );
}

function CloseButtons({ stages, onClose }: { stages: readonly Stage[]; onClose: (stage: Stage) => void }) {
  const t = useText('opportunities');
  const kinds = [
    { type: 1, label: t('winIt'), icon: <IconCheck size={15} color="var(--good)" aria-hidden /> },
    { type: 2, label: t('loseIt'), icon: <IconX size={15} color="var(--bad)" aria-hidden /> },
  ];
  return (
    <div className={classes.ending}>
      {kinds.map(({ type, label, icon }) => {
        const choices = stages.filter((stage) => stage.stageType === type);
        const [only] = choices;
        if (!only) return null;
        if (choices.length === 1) {
          return (
            <Button key={type} variant="default" leftSection={icon} onClick={() => onClose(only)}>
              {label}
            </Button>
          );
        }
        return (
          <Menu key={type} position="bottom-end">
            <Menu.Target>
              <Button
                variant="default"
                leftSection={icon}
                rightSection={<IconChevronDown size={13} aria-hidden />}
              >
                {label}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {choices.map((stage) => (
                <Menu.Item
                  key={stage.id}
                  leftSection={<StageDot color={stage.color} />}
                  onClick={() => onClose(stage)}
                >
                  {stage.title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        );
      })}
    </div>
  );
}
