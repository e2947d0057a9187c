import { Buffer } from 'node:buffer';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

type Listener = ((event: ProgressEvent) => void) | null;

const progressOf = (loaded: number, total: number) =>
  ({ loaded, total, lengthComputable: total > 0 }) as ProgressEvent;

/**
 * What the archive's client uses of XMLHttpRequest, over Node's http: real requests over the network, with the browser's rules
 * that matter to it: a body that breaks off is an error without a response, redirects are followed, gzip is taken off.
 */
export class NodeXhr {
  responseType = '';
  readyState = 0;
  status = 0;
  response: ArrayBuffer | null = null;
  responseURL = '';
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  onprogress: Listener = null;
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  readonly upload: { onprogress: Listener } = { onprogress: null };
  #method = 'GET';
  #url = '';
  readonly #headers = new Map<string, string>();
  #answer: IncomingMessage | undefined;
  #request: ClientRequest | undefined;
  #isOver = false;

  open(method: string, url: string): void {
    this.#method = method.toUpperCase();
    this.#url = url;
    this.#turn(1);
  }

  setRequestHeader(name: string, value: string): void {
    if (this.readyState !== 1) throw new Error('InvalidStateError');
    // What a browser refuses to put into a header.
    if (/[\r\n\0]/.test(value) || !/^[\x20-\xff\t]*$/.test(value)) throw new SyntaxError('header value');
    this.#headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    const value = this.#answer?.headers[name.toLowerCase()];
    return value === undefined ? null : String(value);
  }

  send(body?: ArrayBuffer | Uint8Array | null): void {
    const bytes = body ? Buffer.from(body instanceof ArrayBuffer ? new Uint8Array(body) : body) : undefined;
    this.#go(this.#url, this.#method, bytes, 0);
  }

  abort(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#request?.destroy();
    this.status = 0;
    this.onabort?.();
  }

  #go(url: string, method: string, body: Buffer | undefined, redirects: number): void {
    const headers = Object.fromEntries(this.#headers);
    if (body) headers['Content-Length'] = String(body.length);
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const location = answer.headers.location;
      if (location && [301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && redirects < 5) {
        answer.resume();
        this.#go(new URL(location, url).href, 'GET', undefined, redirects + 1);
        return;
      }
      this.responseURL = url;
      this.#take(answer);
    });
    this.#request = sent;
    sent.on('error', () => this.#fail());
    if (!body) {
      sent.end();
      return;
    }
    const step = 65_536;
    for (let at = 0; at < body.length; at += step) {
      const upTo = Math.min(body.length, at + step);
      sent.write(body.subarray(at, upTo), () => {
        if (!this.#isOver) this.upload.onprogress?.(progressOf(upTo, body.length));
      });
    }
    sent.end();
  }

  #take(answer: IncomingMessage): void {
    this.#answer = answer;
    this.status = answer.statusCode ?? 0;
    this.#turn(2);
    const parts: Buffer[] = [];
    let loaded = 0;
    const total = Number(answer.headers['content-length'] ?? 0);
    answer.on('data', (part: Buffer) => {
      parts.push(part);
      loaded += part.length;
      if (this.readyState < 3) this.#turn(3);
      if (!this.#isOver) this.onprogress?.(progressOf(loaded, total));
    });
    answer.on('error', () => this.#fail());
    answer.on('end', () => {
      if (this.#isOver) return;
      if (!answer.complete) return this.#fail();
      let body: Buffer;
      try {
        body = unpacked(Buffer.concat(parts), answer.headers['content-encoding']);
      } catch {
        return this.#fail();
      }
      this.#isOver = true;
      this.response = new Uint8Array(body).buffer;
      this.#turn(4);
      this.onload?.();
    });
  }

  #fail(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.status = 0;
    this.response = null;
    this.#turn(4);
    this.onerror?.();
  }

  #turn(state: number): void {
    this.readyState = state;
    if (state === 1 || !this.#isOver || state === 4) this.onreadystatechange?.();
  }
}

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'deflate') return inflateSync(body);
  return encoding === 'br' ? brotliDecompressSync(body) : body;
}

/** A new request, as the client asks for them. */
export function nodeXhr(): XMLHttpRequest {
  // Only the part of the interface that the client uses is there; what else it called would throw.
  return new NodeXhr() as unknown as XMLHttpRequest;
}
