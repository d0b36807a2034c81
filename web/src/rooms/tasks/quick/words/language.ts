/** The words of a language that quick add understands; all in lower case, each with every form that people type. */
export interface QuickWords {
  /** Days by how far away they are: `tomorrow` is 1. */
  readonly days: Readonly<Record<string, number>>;
  /** Names of the weekdays, Sunday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** Short names that are words of their own, too: they count after `on` or `next` alone. Sunday first. */
  readonly shortWeekdays: readonly (readonly string[])[];
  readonly months: readonly (readonly string[])[];
  /** What may stand before a day, and belongs to it. */
  readonly on: readonly string[];
  /** What makes a weekday that of next week: before it, or after it. */
  readonly next: readonly string[];
  readonly nextAfter: readonly string[];
  readonly nextWeek: readonly string[];
  readonly nextMonth: readonly string[];
  /** What begins "in 2 weeks". */
  readonly ahead: readonly string[];
  /** Whether a unit alone counts as one of it: Russian says "через неделю". */
  readonly isOneUnsaid?: boolean;
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: {
    readonly minute: readonly string[];
    readonly hour: readonly string[];
    readonly day: readonly string[];
    readonly week: readonly string[];
    readonly month: readonly string[];
  };
  /** What stands before a time of day: after it, a number alone is an hour. */
  readonly at: readonly string[];
  /** What follows an hour of the first and of the second half of a day. */
  readonly am: readonly string[];
  readonly pm: readonly string[];
  /** Parts of a day by the time they stand for: after a day, or whole as they are here. */
  readonly afterDay: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
  /** What may stand between a number and its month, as in "12 de junio". */
  readonly of: readonly string[];
  /** Verbs and nouns of a kind of task, by the name of its icon. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** What the signed-in user calls themselves after an @. */
  readonly me: readonly string[];
}

export type Unit = keyof QuickWords['units'];
