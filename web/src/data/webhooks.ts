import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';

export const webhookQueries = {
  all: () => ['webhooks'] as const,
  list: () =>
    queryOptions({
      queryKey: [...webhookQueries.all(), 'list'],
      queryFn: ({ signal }) => wire.get('crm/webhook', {}, { signal }),
    }),
  /** The messages of a webhook, the newest first. */
  deliveries: (id: number) =>
    queryOptions({
      queryKey: [...webhookQueries.all(), 'deliveries', id],
      queryFn: ({ signal }) =>
        wire.get('crm/webhook/{id}/delivery', { path: { id }, query: { count: 50 } }, { signal }),
    }),
};

export interface WebhookInput {
  readonly name: string;
  readonly address: string;
  readonly events: string[];
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: webhookQueries.all() });
}

/** Makes a webhook (id null), whose secret is told once, or changes one. */
export function useSaveWebhook() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, webhook }: { id: number | null; webhook: WebhookInput }) =>
      id === null
        ? wire.post('crm/webhook', { body: { ...webhook } })
        : wire.put('crm/webhook/{id}', { path: { id }, body: { ...webhook } }),
    onSettled: refresh,
  });
}

/** Sets a webhook going, or pauses it. */
export function useRunWebhook() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, isActive }: { id: number; isActive: boolean }) =>
      wire.put('crm/webhook/{id}', { path: { id }, body: { isActive } }),
    onSettled: refresh,
  });
}

export function useDeleteWebhook() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) => wire.delete('crm/webhook/{id}', { path: { id } }),
    onSettled: refresh,
  });
}

/** Sends a message to try a webhook out. */
export function useTestWebhook() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) => wire.post('crm/webhook/{id}/test', { path: { id } }),
    onSettled: refresh,
  });
}

/** Sends a message again. */
export function useReplay(id: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (deliveryid: number) =>
      wire.put('crm/webhook/{id}/delivery/{deliveryid}/replay', { path: { id, deliveryid } }),
    onSettled: refresh,
  });
}
