import type { Dispatcher } from 'undici';

/**
 * Makes one request and gives the text of its answer, whatever the status; rejects with the client's own error. The pieces are taken as they come: the
 * stream that `request` makes of every answer was a tenth of the work of an update.
 */
export function exchange(pool: Dispatcher, request: Dispatcher.DispatchOptions, signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let running: Dispatcher.DispatchController | undefined;
    const stop = () => running?.abort(signal?.reason);
    signal?.addEventListener('abort', stop);
    pool.dispatch(request, {
      onRequestStart(controller) {
        running = controller;
        if (signal?.aborted) stop();
      },
      onResponseData(_controller, piece) {
        pieces.push(piece);
      },
      onResponseEnd() {
        signal?.removeEventListener('abort', stop);
        const [first] = pieces;
        resolve((first && pieces.length === 1 ? first : Buffer.concat(pieces)).toString('utf8'));
      },
      onResponseError(_controller, error) {
        signal?.removeEventListener('abort', stop);
        reject(error);
      },
    });
  });
}
