import { localPath } from './texts';

const STANDS_FOR_NONE = /\/empty_(people|company)_logo/;

/** Asks a contact's photo handler where the photo is; null: there is none, or the handler can't be asked. */
export async function photoAddress(handler: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(localPath(handler), { credentials: 'same-origin', signal });
    const address = response.ok ? (await response.text()).trim() : '';
    return address === '' || STANDS_FOR_NONE.test(address) ? null : localPath(address);
  } catch (error) {
    // A picture is no reason to complain; a request that was taken back is the caller's own.
    if (signal.aborted) throw error;
    return null;
  }
}
