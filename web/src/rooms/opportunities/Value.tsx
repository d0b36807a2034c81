import { useFormats } from '../../shared/i18n/formats';
import { type Text, useText } from '../../shared/i18n/text';
import type { Opportunity } from '../../shared/wire/types';
import classes from './opportunities.module.css';

type Bid = Pick<Opportunity, 'bidType' | 'bidValue' | 'bidCurrency' | 'perPeriodValue'>;

const PER = ['', 'perHour', 'perDay', 'perWeek', 'perMonth', 'perYear'] as const;

/** What an opportunity is worth in words: an amount, by the hour or the like where it is paid so. */
export function bidWords(
  bid: Bid,
  t: Text<'opportunities'>,
  money: (amount: number, currency?: string) => string,
): string {
  const amount = money(bid.bidValue ?? 0, bid.bidCurrency?.abbreviation);
  const per = PER[bid.bidType ?? 0];
  if (!per) return amount;
  const periods = bid.perPeriodValue ?? 0;
  const said = t(per, { amount });
  return periods > 1 ? `${said} × ${periods}` : said;
}

/** What an opportunity is worth, with how it is paid. */
export function Value({ bid }: { bid: Bid }) {
  const t = useText('opportunities');
  const formats = useFormats();
  return <span className={classes.number}>{bidWords(bid, t, formats.money)}</span>;
}
