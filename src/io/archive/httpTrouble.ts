import type { ArchiveFailureKind } from '../../domain/archive/archiveFailure';
import type { HttpAnswer } from './exchange';
import type { Trouble } from './trouble';

/** Overload or a state that passes (RFC 9110, RFC 6585, RFC 8470); other 4xx would be answered the same again. */
const passing = new Set([408, 425, 429]);
/** Not implemented, and an HTTP version that is not spoken: 5xx that do not pass. */
const lasting = new Set([501, 505]);
const longestMessage = 200;

/** What a status that is no success means. */
export function httpTrouble(answer: HttpAnswer, nowUtcMs: number): Trouble {
  const { status } = answer;
  const kind = kindOf(answer);
  const retryAfterMs = retryAfter(answer.header('Retry-After'), nowUtcMs);
  const said = saidBy(answer);
  return {
    kind,
    message: said === '' ? usualMessage(kind, status) : said,
    status,
    isWorthRepeating: passing.has(status) || (status >= 500 && !lasting.has(status)),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function kindOf({ status, header }: HttpAnswer): ArchiveFailureKind {
  // The server of this page passes questions on, and says so where nothing answers behind it.
  if (status === 504 || header('X-Multifidus-Archive') === 'not-reached') return 'not-reached';
  if (status === 401 || status === 403 || status === 407) return 'not-allowed';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 408) return 'not-reached';
  if (status >= 500 || passing.has(status)) return 'server';
  return status >= 400 ? 'refused' : 'not-dicomweb';
}

function usualMessage(kind: ArchiveFailureKind, status: number): string {
  switch (kind) {
    case 'not-allowed':
      return status === 403 ? 'The archive does not allow this.' : 'The archive wants another sign-in.';
    case 'not-found':
      return 'The archive does not have it.';
    case 'not-reached':
      return 'The archive did not answer.';
    case 'server':
      return status === 429 ? 'The archive is asked too often.' : 'The archive has a fault of its own.';
    case 'not-dicomweb':
      return `Something answered with status ${status} that is no DICOMweb server.`;
    default:
      return 'The archive does not take the question.';
  }
}

/** What the server says for people, short; nothing of a page. */
function saidBy({ header, body }: HttpAnswer): string {
  const type = header('Content-Type') ?? '';
  if (/html|multipart|xml/i.test(type) || body.length === 0 || body.length > 65_536) return '';
  const text = new TextDecoder().decode(body);
  if (/^\s*</.test(text)) return '';
  return shortText(/json/i.test(type) ? messageIn(text) : text);
}

function messageIn(json: string): string {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== 'object' || read === null) return '';
    // Orthanc's and other servers' names for what happened.
    for (const name of ['Details', 'message', 'Message', 'error_description', 'errorMessage']) {
      const said: unknown = Reflect.get(read, name);
      if (typeof said === 'string' && said !== '') return said;
    }
    return '';
  } catch {
    return '';
  }
}

/** One line of bearable length. */
export function shortText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const signs = [...line];
  return signs.length <= longestMessage ? line : `${signs.slice(0, longestMessage - 1).join('')}…`;
}

/** Seconds, or a date (RFC 9110 10.2.3); in milliseconds from now. */
function retryAfter(value: string | undefined, nowUtcMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowUtcMs);
}
