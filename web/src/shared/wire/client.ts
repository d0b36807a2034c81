import { kindOf, WireError } from './errors';
import type { Deletes, Gets, Posts, Puts } from './types';

interface Call {
  path: object;
  query: object;
  body: unknown;
  answer: unknown;
}

type Member<Name extends string, T> = object extends T ? { [K in Name]?: T } : { [K in Name]: T };
type BodyMember<T> = [T] extends [undefined] ? { body?: never } : Member<'body', T>;

/** What a call takes: `path`, `query` and `body`, each of them left out when it has nothing that is required. */
export type Parameters<C extends Call> = Member<'path', C['path']> &
  Member<'query', C['query']> &
  BodyMember<C['body']>;
type Rest<C extends Call> =
  object extends Parameters<C>
    ? [parameters?: Parameters<C>, options?: Options]
    : [parameters: Parameters<C>, options?: Options];
type Item<T> = T extends readonly (infer I)[] ? I : never;

export interface Options {
  signal?: AbortSignal;
  /** The same key for the same intention: a repeat then changes nothing. Without one, each call has its own. */
  idempotencyKey?: string;
  /** Told, from 0 to 1, how much of an upload has been sent. */
  onProgress?: (share: number) => void;
}

/** A page of a list. `total` is what the server tells; without it, as many as there are on the page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface Given {
  path?: object;
  query?: object;
  body?: unknown;
}

interface Envelope {
  response?: unknown;
  total?: number;
  startIndex?: number;
  error?: { message?: string; data?: Record<string, unknown> };
}

const BASE = '/api/2.0/';

/**
 * The portal's API, typed by its own OpenAPI document: the only place that fetches.
 *
 * Each call returns what the envelope holds and throws WireError for everything else. Templates are the document's
 * paths below `/api/2.0/`.
 */
export const wire = {
  get<T extends keyof Gets>(template: T, ...rest: Rest<Gets[T]>): Promise<Gets[T]['answer']> {
    return answered('GET', template, rest);
  },
  /** Reads a page of a list, with the number of all that match. */
  async list<T extends keyof Gets>(
    template: T,
    ...rest: Rest<Gets[T]>
  ): Promise<Page<Item<Gets[T]['answer']>>> {
    const told = await send('GET', template, ...given(rest));
    const items = (Array.isArray(told.response) ? told.response : []) as Item<Gets[T]['answer']>[];
    return { items, total: told.total ?? (told.startIndex ?? 0) + items.length };
  },
  post<T extends keyof Posts>(template: T, ...rest: Rest<Posts[T]>): Promise<Posts[T]['answer']> {
    return answered('POST', template, rest);
  },
  put<T extends keyof Puts>(template: T, ...rest: Rest<Puts[T]>): Promise<Puts[T]['answer']> {
    return answered('PUT', template, rest);
  },
  delete<T extends keyof Deletes>(template: T, ...rest: Rest<Deletes[T]>): Promise<Deletes[T]['answer']> {
    return answered('DELETE', template, rest);
  },
  /** Sends a file, with what else a call takes, as multipart. */
  async upload<T extends keyof Posts>(
    template: T,
    file: File,
    parameters: { path?: Posts[T]['path'] } = {},
    options: Options = {},
  ): Promise<Posts[T]['answer']> {
    const form = new FormData();
    form.append('file', file, file.name);
    return (await send('POST', template, { ...parameters, body: form }, options))
      .response as Posts[T]['answer'];
  },
  /** Puts a file in the place of another, as multipart. */
  async replace<T extends keyof Puts>(
    template: T,
    file: File,
    parameters: { path?: Puts[T]['path'] } = {},
    options: Options = {},
  ): Promise<Puts[T]['answer']> {
    const form = new FormData();
    form.append('file', file, file.name);
    return (await send('PUT', template, { ...parameters, body: form }, options))
      .response as Puts[T]['answer'];
  },
};

async function answered<A>(verb: string, template: string, rest: readonly unknown[]): Promise<A> {
  return (await send(verb, template, ...given(rest))).response as A;
}

function given(rest: readonly unknown[]): [Given, Options] {
  return [(rest[0] ?? {}) as Given, (rest[1] ?? {}) as Options];
}

async function send(verb: string, template: string, parameters: Given, options: Options): Promise<Envelope> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (verb !== 'GET') headers['Idempotency-Key'] = options.idempotencyKey ?? freshKey();
  const request: RequestInit = { method: verb, headers, credentials: 'same-origin' };
  if (options.signal) request.signal = options.signal;
  if (parameters.body instanceof FormData) request.body = parameters.body;
  else if (parameters.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(parameters.body);
  }
  const address = BASE + filled(template, parameters.path ?? {}) + queryText(parameters.query ?? {});
  const { onProgress } = options;
  return opened(
    await (onProgress ? sentWithProgress(address, request, onProgress) : fetched(address, request)),
  );
}

/** The same as `fetched` by the older door: `fetch` does not tell how much it has sent. */
function sentWithProgress(
  address: string,
  request: RequestInit,
  onProgress: (share: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open(request.method ?? 'POST', address);
    for (const [name, value] of new Headers(request.headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    call.onload = () =>
      resolve(
        new Response(call.responseText, {
          status: call.status,
          headers: { 'Retry-After': call.getResponseHeader('Retry-After') ?? '' },
        }),
      );
    call.onerror = () => reject(new WireError('unreachable', 0, 'The server can’t be reached.'));
    call.onabort = () => reject(new DOMException('Taken back', 'AbortError'));
    request.signal?.addEventListener('abort', () => call.abort());
    call.send(request.body instanceof FormData ? request.body : null);
  });
}

async function fetched(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    // A request that a screen took back is no failure: Query knows the browser's own error.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new WireError('unreachable', 0, 'The server can’t be reached.');
  }
}

async function opened(response: Response): Promise<Envelope> {
  let envelope: Envelope | null = null;
  try {
    envelope = (await response.json()) as Envelope;
  } catch (error) {
    if (error instanceof DOMException) throw error;
  }
  if (response.ok && envelope !== null) return envelope;
  const message = envelope?.error?.message ?? response.statusText;
  const wait = Number(response.headers.get('Retry-After'));
  throw new WireError(
    response.ok ? 'server' : kindOf(response.status),
    response.status,
    message,
    envelope?.error?.data ?? {},
    wait > 0 ? wait : null,
  );
}

/** Returns a path template with its placeholders filled in. */
export function filled(template: string, path: object): string {
  const values = path as Readonly<Record<string, unknown>>;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
}

/** Returns a query with its question mark. What is undefined or null is left out; lists are repeated. */
export function queryText(query: object): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null)
        pairs.append(Array.isArray(value) ? `${name}[]` : name, String(one));
    }
  }
  const text = pairs.toString();
  return text && `?${text}`;
}

/** Returns a new key for a write that may be repeated. */
export function freshKey(): string {
  // `randomUUID` is there on secure addresses alone, and portals in a house often have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
