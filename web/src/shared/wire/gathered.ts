/** How long further questions are waited for, in milliseconds, and how many go into one call. */
const WAIT = 30;
const MOST = 300;

interface Asker<Found> {
  readonly id: number;
  readonly resolve: (found: Found | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes one call of many small questions: returns a function that answers for one id, by asking for all the ids that
 * come within a moment at once. What the call does not tell of is undefined; its error is everybody's.
 */
export function gathered<Found>(
  ask: (ids: readonly number[]) => Promise<ReadonlyMap<number, Found>>,
): (id: number) => Promise<Found | undefined> {
  let waiting: Asker<Found>[] = [];
  const send = async () => {
    const askers = waiting;
    waiting = [];
    if (askers.length === 0) return;
    try {
      const found = await ask([...new Set(askers.map(({ id }) => id))]);
      for (const { id, resolve } of askers) resolve(found.get(id));
    } catch (error) {
      for (const { reject } of askers) reject(error);
    }
  };
  return (id) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject });
      if (waiting.length === 1) setTimeout(() => void send(), WAIT);
      if (waiting.length === MOST) void send();
    });
}
