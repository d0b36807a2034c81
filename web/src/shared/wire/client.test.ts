import { afterEach, describe, expect, it, vi } from 'vitest';
import { filled, queryText, wire } from './client';
import { WireError } from './errors';

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetching = vi.fn(
    async (_address: string, _request: RequestInit) => new Response(text, { status, headers }),
  );
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as WireError,
  );

afterEach(() => vi.unstubAllGlobals());

describe('wire', () => {
  it('opens the envelope', async () => {
    const fetching = answer(200, { status: 0, response: { id: 7 } });
    expect(await wire.get('crm/contact/{contactid}', { path: { contactid: 7 } })).toEqual({ id: 7 });
    expect(fetching.mock.calls[0]?.[0]).toBe('/api/2.0/crm/contact/7');
  });

  it('tells the total of a list, or what it can know of it', async () => {
    answer(200, { status: 0, total: 300, response: [{ id: 1 }] });
    expect((await wire.list('crm/opportunity/stage')).total).toBe(300);
    answer(200, { status: 0, startIndex: 10, response: [{ id: 1 }] });
    expect((await wire.list('crm/opportunity/stage')).total).toBe(11);
  });

  it('gives each write a key of its own, unless it is told one', async () => {
    const fetching = answer(201, { status: 0, response: {} });
    const keys: string[] = [];
    for (const options of [{}, {}, { idempotencyKey: 'mine' }]) {
      await wire.put('crm/case/{caseid}/close', { path: { caseid: 1 } }, options);
      const sent = fetching.mock.calls.at(-1)?.[1]?.headers as Record<string, string>;
      keys.push(sent['Idempotency-Key'] ?? '');
    }
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });

  it.each([
    [400, 'refused'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [413, 'refused'],
    [500, 'server'],
    [503, 'unreachable'],
  ])('throws one typed error for %i', async (status, kind) => {
    answer(status, { status: 1, error: { message: 'No\r\nParameter name: title', data: { a: 1 } } });
    const error = await failure(wire.get('people/@self'));
    expect(error).toBeInstanceOf(WireError);
    expect(error).toMatchObject({ kind, status, parameter: 'title', words: 'No', data: { a: 1 } });
  });

  it('knows a server that is not there from one that talks nonsense', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(wire.get('people/@self'))).toMatchObject({ kind: 'unreachable', status: 0 });
    answer(200, '<html>');
    expect(await failure(wire.get('people/@self'))).toMatchObject({ kind: 'server' });
    answer(502, '<html>', { 'Retry-After': '5' });
    expect(await failure(wire.get('people/@self'))).toMatchObject({ kind: 'unreachable', retryAfter: 5 });
  });
});

describe('addresses', () => {
  it('are escaped', () => {
    expect(filled('crm/{entityType}/tag/{id}', { entityType: 'a/b', id: 7 })).toBe('crm/a%2Fb/tag/7');
    expect(queryText({ tags: ['a, b', 'c&d'], count: 5, none: undefined, empty: [] })).toBe(
      '?tags%5B%5D=a%2C+b&tags%5B%5D=c%26d&count=5',
    );
    expect(queryText({})).toBe('');
  });
});
