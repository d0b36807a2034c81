/** Whether the server answers: tells code that is gone, since another version is served, from a server that is away. */
export async function isServed(): Promise<boolean> {
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  return answer?.ok ?? false;
}
