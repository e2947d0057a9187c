import { describe, expect, it } from 'vitest';
import {
  type AskedOf,
  addressText,
  archiveAddress,
  headersToArchive,
  headersToPage,
  isUnprotected,
  pathAtArchive,
  refusalOf,
} from '../../../scripts/archiveProxy.mjs';

const own = { host: 'localhost:4173', 'sec-fetch-site': 'same-origin' };
const asked = (changes: Partial<AskedOf> = {}): AskedOf => ({
  method: 'GET',
  url: '/dicom-web/studies?PatientName=*',
  headers: own,
  ...changes,
});
const storing = (headers: Record<string, string>): AskedOf => ({
  method: 'POST',
  url: '/dicom-web/studies/1.2.3',
  headers: { host: 'localhost:4173', ...headers },
});

describe('the address of the archive', () => {
  it('is that of npm run archive where none is named', () => {
    expect(addressText(archiveAddress(undefined))).toBe('http://127.0.0.1:8142/dicom-web');
    expect(addressText(archiveAddress(' '))).toBe('http://127.0.0.1:8142/dicom-web');
  });

  it('has no slash at the end', () => {
    expect(addressText(archiveAddress('https://pacs.example/rs/'))).toBe('https://pacs.example/rs');
    expect(addressText(archiveAddress('https://pacs.example/'))).toBe('https://pacs.example');
  });

  it.each(['pacs.example', 'ftp://pacs.example/', 'file:///etc', 'http://'])('is refused: %s', (given) => {
    expect(() => archiveAddress(given)).toThrow(/MULTIFIDUS_ARCHIVE/);
  });

  it('holds no password, and the words about it do not repeat it', () => {
    expect(() => archiveAddress('https://anna:geheim@pacs.example/')).toThrow(/^(?!.*geheim).*password/);
  });

  it.each([
    'anna:geheim@pacs.example',
    'https://anna:geheim@pacs .example/',
    'ftp://anna:geheim@pacs.example/',
  ])('is refused without repeating what may be a password: %s', (given) => {
    expect(() => archiveAddress(given)).toThrow(/^(?!.*geheim).*MULTIFIDUS_ARCHIVE/);
  });

  it('is unprotected where another computer is reached without TLS', () => {
    expect(isUnprotected(archiveAddress('http://pacs.example/rs'))).toBe(true);
    expect(isUnprotected(archiveAddress('https://pacs.example/rs'))).toBe(false);
    expect(isUnprotected(archiveAddress(undefined))).toBe(false);
  });
});

describe('what is passed on', () => {
  it.each([
    '/dicom-web/studies',
    '/dicom-web/studies?PatientName=%EA%B9%80*&limit=25',
    '/dicom-web/series?Modality=MR',
    '/dicom-web/studies/1.2.3/series/1.2.4/metadata',
    '/dicom-web/studies/1.2.3/series/1.2.4/instances/1.2.5/frames/1',
    '/dicom-web/studies/1.2.3/series/1.2.4/instances/1.2.5/bulk/7fe00010',
  ])('is searching and reading: %s', (url) => {
    expect(refusalOf(asked({ url }))).toBeUndefined();
  });

  it.each([
    '/dicom-web',
    '/dicom-web/',
    '/dicom-web/servers',
    '/dicom-web/servers/pacs/stow',
    '/dicom-web/info',
    '/dicom-web/studiesx',
    '/dicom-web/../instances',
    '/dicom-web/studies/../../system',
    '/dicom-web/studies/%2e%2e/%2E%2E/tools/execute-script',
    '/dicom-web/studies/..%2f..%2fsystem',
    '/dicom-web/studies/%252e%252e/system',
    '/dicom-web/studies\\..\\..\\system',
    '/dicom-web/studies/%5c..%5c..',
    '/dicom-web//studies',
    '/dicom-web/studies//..',
    '/dicom-web/studies/./1',
    '/dicom-web/studies/%00',
    '/dicom-web/studies/a b',
    '/dicom-webx/studies',
    'http://elsewhere.example/dicom-web/studies',
  ])('is nothing beside DICOMweb: %s', (url) => {
    expect(refusalOf(asked({ url }))?.status).toBe(404);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT'])(
    'is nothing that %s asks for',
    (method) => {
      expect(refusalOf(asked({ method, url: '/dicom-web/studies/1.2.3' }))?.status).toBe(405);
    },
  );

  it('is storing at the studies alone', () => {
    const headers = { ...own, origin: 'http://localhost:4173' };
    expect(refusalOf({ method: 'POST', url: '/dicom-web/studies', headers })).toBeUndefined();
    expect(refusalOf({ method: 'POST', url: '/dicom-web/studies/1.2.3', headers })).toBeUndefined();
    expect(refusalOf({ method: 'POST', url: '/dicom-web/studies/1.2.3/series', headers })?.status).toBe(405);
  });
});

describe('other pages of the same browser', () => {
  it.each([
    'pacs.attacker.example',
    'attacker.example:4173',
    'localhost.attacker.example',
    '',
    '192.0.2.7:4173',
  ])('do not reach it by a name that was pointed here: %s', (host) => {
    expect(refusalOf(asked({ headers: { host } }))?.status).toBe(403);
  });

  it.each(['127.0.0.1:4173', 'localhost', '[::1]:4173', 'LOCALHOST:4173'])('this computer is %s', (host) => {
    expect(refusalOf(asked({ headers: { host } }))).toBeUndefined();
  });

  it.each(['cross-site', 'same-site'])('read nothing: %s', (site) => {
    expect(refusalOf(asked({ headers: { ...own, 'sec-fetch-site': site } }))?.status).toBe(403);
  });

  it.each(['https://attacker.example', 'http://localhost:8080', 'http://127.0.0.1:4173', 'null'])(
    'store nothing and read nothing: Origin %s',
    (origin) => {
      expect(refusalOf(storing({ origin }))?.status).toBe(403);
      expect(refusalOf(storing({ origin, 'sec-fetch-site': 'same-origin' }))?.status).toBe(403);
      expect(refusalOf(asked({ headers: { ...own, origin } }))?.status).toBe(403);
    },
  );

  it('store nothing by leaving Origin out', () => {
    expect(refusalOf(storing({}))?.status).toBe(403);
    expect(refusalOf(storing({ 'sec-fetch-site': 'none' }))?.status).toBe(403);
  });

  it('the own page stores', () => {
    expect(refusalOf(storing({ origin: 'http://localhost:4173' }))).toBeUndefined();
    expect(refusalOf(storing({ 'sec-fetch-site': 'same-origin' }))).toBeUndefined();
  });
});

describe('what goes to the archive', () => {
  it('keeps the query as it was written', () => {
    const archive = archiveAddress('https://pacs.example/aets/A/rs');
    expect(pathAtArchive(archive, '/dicom-web/studies?PatientName=%EA%B9%80*')).toBe(
      '/aets/A/rs/studies?PatientName=%EA%B9%80*',
    );
    expect(pathAtArchive(archiveAddress('https://pacs.example/'), '/dicom-web/studies')).toBe('/studies');
  });

  it.each([
    ['http://127.0.0.1:8142/dicom-web', 'application/dicom+json', 'identity'],
    ['https://pacs.example/rs', 'multipart/related; type="application/dicom"; transfer-syntax=*', 'identity'],
    ['https://pacs.example/rs', 'application/dicom', 'identity'],
    ['https://pacs.example/rs', 'application/dicom+json', 'gzip, br'],
  ])('asks %s for %s in %s', (archive, accept, expected) => {
    const sent = headersToArchive(archiveAddress(archive), { ...own, accept, 'accept-encoding': 'gzip, br' });
    expect(sent['accept-encoding']).toBe(expected);
  });

  it('is the sign-in of the page, and none of its cookies', () => {
    const sent = headersToArchive(archiveAddress('https://pacs.example/rs'), {
      ...own,
      authorization: 'Bearer abc',
      accept: 'application/dicom+json',
      cookie: 'session=1',
      referer: 'http://localhost:4173/?project=7',
      origin: 'http://localhost:4173',
    });
    expect(sent).toEqual({
      host: 'pacs.example',
      forwarded: 'host=localhost:4173;proto=http',
      via: '1.1 multifidus',
      authorization: 'Bearer abc',
      accept: 'application/dicom+json',
    });
  });
});

describe('what comes back', () => {
  const came = headersToPage({
    'content-type': 'text/html',
    'content-length': '12',
    'set-cookie': ['a=1'],
    'access-control-allow-origin': '*',
    'www-authenticate': 'Basic realm="Orthanc"',
    'cache-control': 'max-age=100000',
    'content-security-policy': "default-src *; script-src 'unsafe-inline'",
  });

  it('opens nothing to other pages, keeps no cookie and opens no sign-in of the browser', () => {
    expect(Object.keys(came)).not.toContain('set-cookie');
    expect(Object.keys(came)).not.toContain('access-control-allow-origin');
    expect(Object.keys(came)).not.toContain('www-authenticate');
  });

  it('runs no script in the origin of the studies and stays on no disk', () => {
    expect(came['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(came['x-content-type-options']).toBe('nosniff');
    expect(came['cache-control']).toBe('no-store');
  });
});
