import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQueries } from '../data/session';
import { isWireError } from '../shared/wire/errors';

const TRIES = 2;

/** Makes the memory of what was read. Somebody who turns out to be signed out is sent to sign in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isWireError(error, 'signed-out')) client.setQueryData(sessionQueries.self().queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < TRIES && isWireError(error) && error.isPassing,
        retryDelay: (failure, error) => 1000 * ((isWireError(error) && error.retryAfter) || 2 ** failure),
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
