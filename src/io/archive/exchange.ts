import type { ArchiveOutside } from './archiveOutside';
import type { ComposedRequest } from './composedRequest';

/** What came back, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

export type ExchangeOutcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** Not a byte of an answer; `isSilence` when it was waited for in vain. */
  | { readonly kind: 'no-answer'; readonly isSilence: boolean }
  /** It began and did not end. */
  | { readonly kind: 'broken-off'; readonly status: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'cancelled' };

export interface ExchangeOptions {
  readonly request: ComposedRequest;
  /** Added to the request; they replace the request's own of the same name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly silenceMs: number;
  readonly limitBytes: number;
  readonly onReceived?: ((received: number, total: number | undefined) => void) | undefined;
  readonly onSent?: ((sent: number, total: number) => void) | undefined;
}

/** Sends a request once and takes the whole answer. */
export function exchange(
  outside: ArchiveOutside,
  options: ExchangeOptions,
  signal: AbortSignal,
): Promise<ExchangeOutcome> {
  const { request, silenceMs, limitBytes } = options;
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'cancelled' });
      return;
    }
    const xhr = outside.newRequest();
    let status = 0;
    let endSilence = () => {};

    function end(outcome: ExchangeOutcome): void {
      endSilence();
      signal.removeEventListener('abort', cancel);
      xhr.onload = xhr.onerror = xhr.onabort = xhr.onprogress = xhr.onreadystatechange = null;
      xhr.upload.onprogress = null;
      resolve(outcome);
    }
    function stop(outcome: ExchangeOutcome): void {
      end(outcome);
      xhr.abort();
    }
    function cancel(): void {
      stop({ kind: 'cancelled' });
    }
    function heard(): void {
      endSilence();
      endSilence = outside.after(silenceMs, () =>
        stop(status === 0 ? { kind: 'no-answer', isSilence: true } : { kind: 'broken-off', status }),
      );
    }

    signal.addEventListener('abort', cancel);
    xhr.open(request.method, request.url);
    xhr.responseType = 'arraybuffer';
    for (const [name, value] of new Map([...request.headers, ...options.headers])) {
      xhr.setRequestHeader(name, value);
    }
    xhr.onreadystatechange = () => {
      if (xhr.readyState === 2) status = xhr.status;
      heard();
    };
    xhr.onprogress = ({ loaded, total, lengthComputable }) => {
      heard();
      if (loaded > limitBytes || (lengthComputable && total > limitBytes)) {
        stop({ kind: 'too-large', limitBytes });
      } else options.onReceived?.(loaded, lengthComputable ? total : undefined);
    };
    // A listener for what is sent is set only where there is something to send.
    if (request.body) {
      xhr.upload.onprogress = ({ loaded, total }) => {
        heard();
        options.onSent?.(loaded, total);
      };
    }
    xhr.onload = () => {
      const body = new Uint8Array(xhr.response instanceof ArrayBuffer ? xhr.response : new ArrayBuffer(0));
      const header = (name: string) => xhr.getResponseHeader(name) ?? undefined;
      const answer = { status: xhr.status, header, body };
      end(isWhole(answer) ? { kind: 'answer', answer } : { kind: 'broken-off', status: xhr.status });
    };
    xhr.onerror = () =>
      end(status === 0 ? { kind: 'no-answer', isSilence: false } : { kind: 'broken-off', status });
    xhr.onabort = () => end({ kind: 'cancelled' });
    heard();
    xhr.send(request.body ?? null);
  });
}

/** Whether there are as many bytes as the head of the answer says; packed ones were counted before they were unpacked. */
function isWhole({ header, body }: HttpAnswer): boolean {
  const stated = header('Content-Length');
  if (stated === undefined || header('Content-Encoding') !== undefined) return true;
  return !/^\d+$/.test(stated) || Number(stated) === body.length;
}
