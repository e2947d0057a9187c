/*
 * The rules of the way to the archive: what of a request goes on to it, and what of its answer comes back. The page may
 * speak to its own origin alone, and archives such as Orthanc send no CORS headers, so `npm start` passes `/dicom-web`
 * on. It must not become a way for other pages that are open in the same browser, nor a way to more than DICOMweb.
 */

/** Where the page finds the archive. */
export const archiveRoot = '/dicom-web';
/** Where `npm run archive` puts it. */
export const usualArchive = 'http://127.0.0.1:8142/dicom-web';

/**
 * @typedef {{ readonly status: number, readonly kind: string, readonly message: string }} Refusal
 * @typedef {Readonly<Record<string, string | string[] | undefined>>} Headers Names in lower case, as Node has them.
 * @typedef {{ readonly method: string, readonly url: string, readonly headers: Headers }} AskedOf
 */

/**
 * The archive's DICOMweb root, from the environment variable MULTIFIDUS_ARCHIVE. Throws in words where it is none: a
 * password in it too, because it would end up in shell histories and process lists.
 *
 * @param {string | undefined} given
 * @returns {URL}
 */
export function archiveAddress(given) {
  const text = given?.trim() || usualArchive;
  // What stands before an @ may be a password, also where the rest is no address.
  const shown = text.replace(/^.*@/s, '…@');
  if (!URL.canParse(text)) throw new Error(`MULTIFIDUS_ARCHIVE is not an address: ${shown}`);
  const address = new URL(text);
  if (address.username !== '' || address.password !== '') {
    throw new Error('MULTIFIDUS_ARCHIVE must not hold a user or a password: they are typed in on the page.');
  }
  if (!['http:', 'https:'].includes(address.protocol)) {
    throw new Error(`MULTIFIDUS_ARCHIVE must begin with http:// or https://: ${shown}`);
  }
  address.pathname = address.pathname.replace(/\/+$/, '');
  address.search = '';
  address.hash = '';
  return address;
}

/** Whether what goes there can be read on the way. @param {URL} address */
export function isUnprotected(address) {
  return address.protocol === 'http:' && !isLoopback(address.host);
}

/** The address as people read it, without a slash at the end. @param {URL} address */
export function addressText(address) {
  return address.href.replace(/\/$/, '');
}

/** Whether a Host header names this computer. @param {string} host */
function isLoopback(host) {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

/** @param {string | string[] | undefined} value @returns {string | undefined} */
function one(value) {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Of DICOMweb: searching, reading and storing. A plugin's own `servers`, its `/wado`, `/tools` and the rest are not. */
const resource = /^\/(studies|series|instances)(\/|$)/;
/** STOW-RS stores at these. */
const storing = /^\/studies(\/[0-9.]+)?\/?$/;

/** The part of the path below the root, where it is plain and of DICOMweb. @param {string} url @returns {string | undefined} */
function dicomwebPath(url) {
  const [path = ''] = url.split('?');
  if (!path.startsWith(`${archiveRoot}/`)) return undefined;
  const below = path.slice(archiveRoot.length);
  // Nothing that some server would read as another path: dots, doubled or encoded separators, control signs.
  const isPlain = /^[\w./~@:,+=-]*$/.test(below.replaceAll(/%(?!2e|2f|5c|00|25)[0-9a-f]{2}/gi, ''));
  if (!isPlain || /\/\.{1,2}(\/|$)|\/\//.test(below)) return undefined;
  return resource.test(below) ? below : undefined;
}

/**
 * Why a request is not passed on; `undefined` where it is. Asked of every request below `/dicom-web`.
 *
 * Another name than this computer's in Host is a name that was pointed here (DNS rebinding). Another origin in Origin, or
 * `cross-site` and `same-site` in Sec-Fetch-Site, is another page's request: pages of other ports of this computer too.
 * Browsers send Origin with everything that stores, so what stores must name this origin.
 *
 * @param {AskedOf} asked
 * @returns {Refusal | undefined}
 */
export function refusalOf({ method, url, headers }) {
  const host = one(headers['host']) ?? '';
  if (one(headers['via'])?.includes(ownVia))
    return refused(508, 'MULTIFIDUS_ARCHIVE names this very server.');
  if (!isLoopback(host)) return refused(403, 'This server is for this computer alone.');
  const origin = one(headers['origin']);
  const site = one(headers['sec-fetch-site']);
  const isOwnOrigin =
    origin !== undefined && [`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
  if (
    (origin !== undefined && !isOwnOrigin) ||
    (site !== undefined && !['same-origin', 'none'].includes(site))
  ) {
    return refused(403, 'The archive is not open to other pages.');
  }
  const path = dicomwebPath(url);
  if (path === undefined) return refused(404, 'Only DICOMweb is passed on: studies, series and instances.');
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (method !== 'POST' || !storing.test(path)) {
    return refused(405, 'The archive is searched, read and added to from here; nothing else.');
  }
  const isNamed = isOwnOrigin || site === 'same-origin';
  return isNamed ? undefined : refused(403, 'The archive is not open to other pages.');
}

/** By this a server knows what it has passed on itself (RFC 9110 7.6.3). */
const ownVia = '1.1 multifidus';

/** @param {number} status @param {string} message @returns {Refusal} */
function refused(status, message) {
  return { status, kind: 'refused', message };
}

/** Path and query at the archive. Only for what `refusalOf` lets through. @param {URL} archive @param {string} url */
export function pathAtArchive(archive, url) {
  const base = archive.pathname === '/' ? '' : archive.pathname;
  return `${base}${url.slice(archiveRoot.length)}`;
}

const forwarded = [
  'accept',
  'accept-charset',
  'accept-encoding',
  'authorization',
  'content-type',
  'content-length',
  'if-none-match',
  'range',
];

/**
 * The headers that go to the archive: what DICOMweb needs, and the sign-in that the page sends. No cookies, no referrer.
 * `Forwarded` (RFC 7239) lets it write addresses in its answers that lead back through here; without the quotes that the
 * colon of a port asks for, which Orthanc would take for a part of the name.
 *
 * @param {URL} archive
 * @param {Headers} headers
 * @returns {Record<string, string>}
 */
export function headersToArchive(archive, headers) {
  /** @type {Record<string, string>} */
  const sent = {
    host: archive.host,
    forwarded: `host=${one(headers['host']) ?? ''};proto=http`,
    via: ownVia,
  };
  for (const name of forwarded) {
    const value = one(headers[name]);
    if (value !== undefined) sent[name] = value;
  }
  if (isLoopback(archive.host) || wholeObjects.test(sent['accept'] ?? '')) {
    sent['accept-encoding'] = 'identity';
  }
  return sent;
}

/**
 * Not asked for packed, and nothing of an archive on this computer is: Orthanc packs by default, slowly (an object of 200 KB
 * then takes ten times as long), and pixels lose no more than a third by it.
 */
const wholeObjects = /multipart\/related|application\/dicom(?![+\w])/i;

const returned = [
  'content-type',
  'content-length',
  'content-encoding',
  'content-range',
  'accept-ranges',
  'etag',
  'retry-after',
  'warning',
];

/**
 * The headers that come back. What is left out matters: an archive's CORS headers would open it to other pages, its
 * cookies would be kept for everything on this computer, and `WWW-Authenticate` would open the browser's own sign-in,
 * which keeps passwords. What is put in: whatever the archive sends runs no script here (it would stand in the origin of
 * the studies) and is not kept on the disk.
 *
 * @param {Headers} headers
 * @returns {Record<string, string>}
 */
export function headersToPage(headers) {
  /** @type {Record<string, string>} */
  const sent = { ...harmless };
  for (const name of returned) {
    const value = one(headers[name]);
    if (value !== undefined) sent[name] = value;
  }
  return sent;
}

/** Of everything below `/dicom-web`. */
export const harmless = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** What is said of an archive that does not answer. @param {URL} archive @param {boolean} isLate @returns {Refusal} */
export function notReached(archive, isLate) {
  return {
    status: isLate ? 504 : 502,
    kind: 'not-reached',
    message: `${isLate ? 'No answer in time from' : 'No archive answers at'} ${addressText(archive)}`,
  };
}

/** What is said of an archive that sends the page to another address, as sign-in pages do. @returns {Refusal} */
export function sentElsewhere() {
  return {
    status: 502,
    kind: 'not-dicomweb',
    message: 'The archive answers with another address, as a sign-in page does.',
  };
}
