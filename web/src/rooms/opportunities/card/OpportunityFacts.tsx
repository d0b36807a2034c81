import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChangeOpportunity, worthOf } from '../../../data/opportunities';
import { useCreatePicked } from '../../../data/pickedContacts';
import { AccessEditor } from '../../../pickers/AccessEditor';
import { ContactPicker } from '../../../pickers/ContactPicker';
import { useCurrencyChoices } from '../../../pickers/currencyChoices';
import { useUserChoices } from '../../../pickers/userChoices';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { Fact } from '../../../shared/ui/inline/Fact';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { Facts, Section } from '../../../shared/ui/RecordPage';
import { useToasts } from '../../../shared/ui/toasts';
import { UserChip } from '../../../shared/ui/UserChip';
import { When } from '../../../shared/ui/When';
import { readDate } from '../../../shared/wire/dates';
import { WireError } from '../../../shared/wire/errors';
import type { Opportunity } from '../../../shared/wire/types';
import { useBidTypes, usePeriodsLabel } from '../bidTypes';
import { CloseDate } from '../CloseDate';
import { percentOf } from '../fields';
import { useField } from '../useField';
import classes from './card.module.css';

interface Props {
  opportunity: Opportunity;
}

/** What is known of an opportunity, each piece to be changed in its place. */
export function OpportunityFacts({ opportunity }: Props) {
  const t = useText('opportunities');
  return (
    <>
      <Worth opportunity={opportunity} />
      <Plan opportunity={opportunity} />
      <Section title={t('access')}>
        <AccessEditor kind="opportunity" record={opportunity} />
      </Section>
    </>
  );
}

/** When and by whom it was made. */
export function OpportunityRecord({ opportunity }: Props) {
  const t = useText('opportunities');
  return (
    <Section title={t('record')}>
      <Facts>
        <Fact label={t('created')}>
          <When date={opportunity.created} exact />
        </Fact>
        <Fact label={t('createdBy')}>
          <UserChip user={opportunity.createBy} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Worth({ opportunity }: Props) {
  const t = useText('opportunities');
  const formats = useFormats();
  const field = useField(opportunity);
  const currencies = useCurrencyChoices();
  const types = useBidTypes();
  const periods = usePeriodsLabel(String(opportunity.bidType ?? 0));
  const currency = opportunity.bidCurrency?.abbreviation;
  return (
    <Section title={t('worth')}>
      <Facts>
        <InlineField
          kind="money"
          label={t('amount')}
          currency={currency}
          display={(amount) => formats.money(Number(amount), currency)}
          {...field('bidValue')}
        />
        <InlineField kind="select" label={t('currency')} choices={currencies} {...field('bidCurrencyAbbr')} />
        <InlineField kind="select" label={t('bidType')} choices={types} {...field('bidType')} />
        {periods && <InlineField kind="number" label={periods} {...field('perPeriodValue')} />}
        {periods && <Fact label={t('inAll')}>{formats.money(worthOf(opportunity), currency)}</Fact>}
      </Facts>
    </Section>
  );
}

function Plan({ opportunity }: Props) {
  const t = useText('opportunities');
  const field = useField(opportunity);
  const users = useUserChoices();
  const probability = field('successProbability');
  const expected = field('expectedCloseDate');
  const isClosed = Boolean(opportunity.stage?.stageType);
  const checked = (save: (text: string) => Promise<unknown>) => async (text: string) => {
    if (percentOf(text) === null) throw new WireError('refused', 400, t('wrongPercent'));
    return save(text);
  };
  return (
    <Section title={t('about')}>
      <Facts>
        <MainContact opportunity={opportunity} />
        <InlineField kind="user" label={t('responsible')} choices={users} {...field('responsibleid')} />
        <InlineField
          kind="number"
          label={t('probability')}
          display={(text) => t('percent', { value: Number(text) })}
          {...probability}
          onSave={checked(probability.onSave)}
          onOverwrite={checked(probability.onOverwrite)}
        />
        <InlineField
          kind="date"
          label={t('expectedClose')}
          display={(day) => (
            <Day day={day} opportunity={isClosed ? null : opportunity} saved={expected.value} />
          )}
          {...expected}
        />
        {isClosed && (
          <InlineField
            kind="date"
            label={t('actualClose')}
            display={(day) => <Day day={day} opportunity={null} saved="" />}
            {...field('actualCloseDate')}
          />
        )}
      </Facts>
    </Section>
  );
}

/** A day; that of an open opportunity in red where it has passed. */
function Day({ day, opportunity, saved }: { day: string; opportunity: Opportunity | null; saved: string }) {
  const t = useText('opportunities');
  const formats = useFormats();
  const moment = readDate(day ? `${day}T00:00:00` : '');
  if (!moment) return <span className={classes.none}>{t('noDate')}</span>;
  if (opportunity && day === saved) return <CloseDate opportunity={opportunity} />;
  return formats.day(moment);
}

function MainContact({ opportunity }: Props) {
  const t = useText('opportunities');
  const toasts = useToasts();
  const change = useChangeOpportunity(opportunity.id);
  const creation = useCreatePicked();
  const [isEditing, setEditing] = useState(false);
  const { contact } = opportunity;
  const save = async (picked: { id: number; displayName: string; isCompany: boolean } | null) => {
    setEditing(false);
    try {
      const [known] = await creation.mutateAsync(picked ? [picked] : []);
      await change.mutateAsync({
        fields: { contactid: known?.id ?? 0 },
        expected: { contactid: contact?.id ?? 0 },
      });
    } catch (error) {
      toasts.failed(error);
    }
  };
  if (isEditing) {
    return (
      <ContactPicker
        label={t('contact')}
        hideLabel
        autoFocus
        canCreate="company"
        value={contact ?? null}
        onChange={(picked) => void save(picked)}
      />
    );
  }
  return (
    <Fact label={t('contact')}>
      <span className={classes.contact}>
        {contact && (
          <Link to="/contacts/$id" params={{ id: String(contact.id) }} className={classes.contactLink}>
            {contact.displayName}
          </Link>
        )}
        {opportunity.canEdit && (
          <button type="button" className={classes.change} onClick={() => setEditing(true)}>
            {t(contact ? 'changeContact' : 'addContact')}
          </button>
        )}
      </span>
    </Fact>
  );
}
