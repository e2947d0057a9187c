import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import {
  archiveRoot,
  harmless,
  headersToArchive,
  headersToPage,
  notReached,
  pathAtArchive,
  refusalOf,
  sentElsewhere,
} from './archiveProxy.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./archiveProxy.mjs').Refusal} Refusal
 */

/** How long an archive may say nothing. Storing and long lists take their time. */
const silenceMs = 120_000;

/** @param {ServerResponse} answer @param {Refusal} refusal */
function say(answer, { status, kind, message }) {
  if (answer.headersSent) {
    // Half an answer must not look like a whole one.
    answer.destroy();
    return;
  }
  const headers = { ...harmless, 'content-type': 'application/json', 'x-multifidus-archive': kind };
  answer.writeHead(status, headers);
  answer.end(`${JSON.stringify({ kind, message })}\n`);
}

/**
 * A middleware that passes `/dicom-web` on to an archive, by the rules of `archiveProxy.mjs`. Bodies are streamed both
 * ways, as slowly as the slower side; nothing is kept.
 *
 * @param {URL} archive DICOMweb root.
 * @returns {(asked: IncomingMessage, answer: ServerResponse, next: () => void) => void}
 */
export function passToArchive(archive) {
  const isSecure = archive.protocol === 'https:';
  const request = isSecure ? secureRequest : plainRequest;
  // A connection that is used again may just have been closed by the archive: what has a body goes over a new one.
  const kept = isSecure ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });

  /** @param {IncomingMessage} asked @param {ServerResponse} answer @param {boolean} isAgain */
  const pass = (asked, answer, isAgain) => {
    const hasBody = asked.method === 'POST';
    let isLate = false;
    const headers = headersToArchive(archive, asked.headers);
    // Its body stays here: the archive would take the next question over this connection for it.
    if (!hasBody) delete headers['content-length'];
    const sent = request({
      protocol: archive.protocol,
      hostname: archive.hostname.replace(/^\[|\]$/g, ''),
      port: archive.port,
      path: pathAtArchive(archive, asked.url ?? ''),
      method: asked.method,
      headers,
      agent: hasBody || isAgain ? false : kept,
      timeout: silenceMs,
    });
    const leave = () => sent.destroy();
    answer.once('close', leave);
    sent.on('timeout', () => {
      isLate = true;
      sent.destroy(new Error('silent'));
    });
    sent.on('error', () => {
      answer.removeListener('close', leave);
      if (sent.reusedSocket && !isAgain && !answer.headersSent && !answer.destroyed && !isLate) {
        pass(asked, answer, true);
        return;
      }
      asked.unpipe(sent);
      asked.resume();
      if (!answer.destroyed) say(answer, notReached(archive, isLate));
    });
    sent.on('response', (came) => {
      const status = came.statusCode ?? 502;
      if (status >= 300 && status < 400 && status !== 304) {
        came.resume();
        say(answer, sentElsewhere());
        return;
      }
      answer.writeHead(status, headersToPage(came.headers));
      came.on('error', () => answer.destroy());
      came.on('aborted', () => answer.destroy());
      came.pipe(answer);
    });
    if (hasBody) asked.pipe(sent);
    else sent.end();
  };

  return (asked, answer, next) => {
    const [path = ''] = (asked.url ?? '').split('?');
    if (path !== archiveRoot && !path.startsWith(`${archiveRoot}/`)) {
      next();
      return;
    }
    // A server that welcomes other pages to its own files does not welcome them here.
    for (const name of answer.getHeaderNames()) {
      if (name.startsWith('access-control-')) answer.removeHeader(name);
    }
    const refusal = refusalOf({ method: asked.method ?? '', url: asked.url ?? '', headers: asked.headers });
    if (refusal) {
      asked.resume();
      say(answer, refusal);
      return;
    }
    pass(asked, answer, false);
  };
}
