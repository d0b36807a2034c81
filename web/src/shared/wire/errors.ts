/** Why a request failed, as far as screens act differently on it. */
export type WireErrorKind =
  | 'refused'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'signed-out'
  | 'unreachable'
  | 'server';

/** The one error that calls of the API throw. `message` is the server's own, for the person who called. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    readonly kind: WireErrorKind,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    /** What a program may want to know of a conflict. */
    readonly data: Readonly<Record<string, unknown>> = {},
    /** Seconds after which to try again, where the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** The parameter that a refusal names, as the wire spells it; null: none. */
  get parameter(): string | null {
    return /\r?\nParameter name: (\S+)/.exec(this.message)?.[1] ?? null;
  }

  /** The message without the line that names the parameter. */
  get words(): string {
    return this.message.replace(/\r?\nParameter name: \S+/, '');
  }

  /** Whether the same request may succeed later: nothing was changed. */
  get isPassing(): boolean {
    return this.kind === 'unreachable' || this.status === 503 || this.status === 429;
  }
}

const KINDS: Readonly<Record<number, WireErrorKind>> = {
  0: 'unreachable',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** Returns what an HTTP status means to a screen. */
export function kindOf(status: number): WireErrorKind {
  return KINDS[status] ?? (status >= 500 ? 'server' : 'refused');
}

export function isWireError(error: unknown, ...kinds: WireErrorKind[]): error is WireError {
  return error instanceof WireError && (kinds.length === 0 || kinds.includes(error.kind));
}

/**
 * Whether a failed read takes the place of what is known. While the server is away, what was read before still serves,
 * with all that is being typed into it; what is gone or hidden by now has to leave the screen.
 */
export function replaces(error: unknown, known: unknown): boolean {
  return error != null && (known === undefined || !(isWireError(error) && error.isPassing));
}
