/** Milliseconds for which what changes seldom (stages, users, tags) counts as fresh; the stream tells of most changes. */
export const SELDOM = 5 * 60_000;
/** Milliseconds for which a record or a list counts as fresh. */
export const OFTEN = 60_000;
