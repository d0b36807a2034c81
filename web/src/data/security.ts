import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Posts, Puts } from '../shared/wire/types';

export type PasswordRules = Required<Puts['settings/security/password']['body']>;
export type SignInLimits = Required<Puts['security/loginsettings']['body']>;
export type LogLives = Required<Posts['security/audit/settings/lifetime']['body']['settings']>;

const all = ['portal', 'security'] as const;

export const securityQueries = {
  /** How good passwords have to be. */
  passwords: () =>
    queryOptions({
      queryKey: [...all, 'passwords'],
      queryFn: ({ signal }) => wire.get('settings/security/password', {}, { signal }),
    }),
  /** How often a sign-in may be tried; seconds. */
  limits: () =>
    queryOptions({
      queryKey: [...all, 'limits'],
      queryFn: ({ signal }) => wire.get('security/loginsettings', {}, { signal }),
    }),
  /** How long it is known who did what; days. */
  lives: () =>
    queryOptions({
      queryKey: [...all, 'lives'],
      queryFn: ({ signal }) => wire.get('security/audit/settings/lifetime', {}, { signal }),
    }),
};

function useSaving<V>(save: (values: V) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  });
}

export const useChangePasswordRules = () =>
  useSaving((body: PasswordRules) => wire.put('settings/security/password', { body }));
export const useChangeSignInLimits = () =>
  useSaving((body: SignInLimits) => wire.put('security/loginsettings', { body }));
export const useChangeLogLives = () =>
  useSaving((settings: LogLives) => wire.post('security/audit/settings/lifetime', { body: { settings } }));
