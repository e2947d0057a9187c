import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ArchiveFault } from './archiveFaults';

/** An answer of a fake archive before anything goes wrong with it. */
export interface Answer {
  readonly status: number;
  /** '' where there is no body. */
  readonly type: string;
  readonly body: Buffer;
}

export const signInPage: Answer = {
  status: 200,
  type: 'text/html; charset=utf-8',
  body: Buffer.from('<!DOCTYPE html><html><body><form>Sign in</form></body></html>'),
};

/** Sends the answer, or what the fault makes of it. */
export function respond(
  response: ServerResponse,
  fault: ArchiveFault | undefined,
  made: () => Answer,
  isPacked: boolean,
): void {
  switch (fault?.kind) {
    case undefined:
      send(response, made(), isPacked);
      break;
    case 'drop':
      response.destroy();
      break;
    case 'delay':
      setTimeout(() => send(response, made(), isPacked), fault.ms);
      break;
    case 'drop-midway':
      sendHalf(response, made(), () => response.destroy());
      break;
    case 'stall':
      sendHalf(response, made(), () => undefined);
      break;
    case 'status':
      response.writeHead(fault.status, {
        'Content-Type': 'text/plain',
        ...(fault.retryAfter !== undefined && { 'Retry-After': fault.retryAfter }),
      });
      response.end(fault.body ?? '');
      break;
    case 'cut':
      send(response, cut(made()), isPacked);
      break;
    case 'garbage':
      send(response, garbled(made()), isPacked);
      break;
    case 'html':
      send(response, signInPage, isPacked);
      break;
    case 'redirect':
      response.writeHead(302, { Location: '/sign-in' });
      response.end();
      break;
  }
}

function cut(answer: Answer): Answer {
  return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
}

function garbled(answer: Answer): Answer {
  return { ...answer, body: Buffer.from(answer.body.map((byte) => byte ^ 0x55)) };
}

/** An answer without a body has no half: nothing of it is sent. */
function sendHalf(response: ServerResponse, answer: Answer, then: () => void): void {
  const { status, type, body } = answer;
  if (body.length === 0) {
    then();
    return;
  }
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length });
  response.write(cut(answer).body, then);
}

function send(response: ServerResponse, { status, type, body }: Answer, isPacked: boolean): void {
  const sent = isPacked ? gzipSync(body) : body;
  response.writeHead(status, {
    ...(type !== '' && { 'Content-Type': type }),
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
    ...(status !== 204 && { 'Content-Length': sent.length }),
  });
  response.end(status === 204 ? undefined : sent);
}
