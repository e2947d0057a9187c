import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { multipartOf, multipartType, storeInArchive } from '../../scripts/storeInArchive.mjs';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import { isOnPath, type RunningProxy, startReverseProxy, type WebServer } from '../support/reverseProxy';

/*
 * The examples of ARCHIVE.md for a department, run as they stand there, in front of a real Orthanc: what they let through
 * and what they do not.
 */

const account = { user: 'multifidus', password: 'a long random password' };
const orthanc = await startOrthanc({ auth: account });
const files = phantomFiles([0]).filter(({ path }) => path.includes('/preop/'));

afterAll(() => orthanc?.stop());

describe.each<WebServer>(['nginx', 'caddy'])('%s, as ARCHIVE.md has it', (server) => {
  const isThere = isOnPath(server, 'openssl');
  const why = orthanc ? `${server} or openssl is not installed` : withoutOrthanc;
  describe.skipIf(!orthanc || !isThere)(
    orthanc && isThere ? 'in front of Orthanc' : `left out: ${why}`,
    () => {
      let proxy: RunningProxy;

      beforeAll(async () => {
        const { port } = orthanc as Orthanc;
        proxy = await startReverseProxy(server, { archivePort: port, account });
      });
      afterAll(() => proxy?.stop());

      it('asks who somebody is, for the page and for the archive', async () => {
        for (const path of ['/', '/dicom-web/studies']) {
          expect((await proxy.ask(path, { isSignedIn: false })).status).toBe(401);
        }
      });

      it('serves the page with its policy', async () => {
        const page = await proxy.ask('/');
        expect(page.status).toBe(200);
        expect(page.text).toContain('Multifidus');
        expect(page.headers['content-security-policy']).toContain("connect-src 'self'");
        expect(page.headers['x-content-type-options']).toBe('nosniff');
      });

      it('stores more than a megabyte, and lists it', async () => {
        const stored = await proxy.ask('/dicom-web/studies', {
          method: 'POST',
          headers: {
            Origin: proxy.origin,
            'Sec-Fetch-Site': 'same-origin',
            'Content-Type': multipartType,
            Accept: 'application/dicom+json',
          },
          body: multipartOf(files.map(({ bytes }) => bytes)),
        });
        expect(stored.status).toBe(200);
        const listed = await proxy.ask('/dicom-web/studies?includefield=00201208', {
          headers: { Accept: 'application/dicom+json', 'Sec-Fetch-Site': 'same-origin' },
        });
        expect(listed.status).toBe(200);
        const [study] = JSON.parse(listed.text);
        expect(study['00201208'].Value).toEqual([files.length]);
        // Addresses in the answer lead back through the web server.
        expect(study['00081190'].Value[0]).toMatch(
          /^https:\/\/multifidus\.hospital\.example\/dicom-web\/studies\//,
        );
      });

      it('lets what comes back run nothing, open nothing and stay nowhere', async () => {
        const { headers } = await proxy.ask('/dicom-web/studies?limit=1');
        expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['cache-control']).toBe('no-store');
        for (const name of ['set-cookie', 'access-control-allow-origin', 'www-authenticate']) {
          expect(headers[name], name).toBeUndefined();
        }
      });

      it('is closed to pages of other sites', async () => {
        for (const headers of [
          { Origin: 'https://attacker.example' },
          { Origin: 'null' },
          { 'Sec-Fetch-Site': 'cross-site' },
          { 'Sec-Fetch-Site': 'same-site' },
        ] as const) {
          const answer = await proxy.ask('/dicom-web/studies', { headers });
          expect(answer.status, JSON.stringify(headers)).toBe(403);
        }
        const stored = await proxy.ask('/dicom-web/studies', {
          method: 'POST',
          headers: { Origin: 'https://attacker.example', 'Content-Type': 'text/plain' },
          body: Buffer.from('x'),
        });
        expect(stored.status).toBe(403);
      });

      it.each([
        '/system',
        '/instances',
        '/tools/find',
        '/app/explorer.html',
        '/dicom-web',
        '/dicom-web/',
        '/dicom-web/servers',
        '/dicom-web/../system',
        '/dicom-web/studies/../../system',
        '/dicom-web/studies/%2e%2e/%2e%2e/system',
        '/dicom-web/studies/..%2f..%2fsystem',
        '/dicom-web//servers',
        '/dicom-web/studies/%252e%252e/%252e%252e/system',
      ])('leads to nothing beside DICOMweb: %s', async (path) => {
        const answer = await proxy.ask(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.text).not.toContain('DatabaseVersion');
      });

      it('deletes nothing', async () => {
        for (const method of ['DELETE', 'PUT', 'PATCH', 'OPTIONS']) {
          const [study] = JSON.parse(
            (await proxy.ask('/dicom-web/studies', { headers: { Accept: 'application/dicom+json' } })).text,
          );
          const path = `/dicom-web/studies/${study['0020000D'].Value[0]}`;
          expect((await proxy.ask(path, { method })).status).toBeGreaterThanOrEqual(400);
        }
      });
    },
  );
});

describe.skipIf(!orthanc)(orthanc ? 'Orthanc with an account' : `left out: ${withoutOrthanc}`, () => {
  it('takes nothing from who has none', async () => {
    const { url } = orthanc as Orthanc;
    await expect(storeInArchive(url, [])).rejects.toThrow();
    expect((await fetch(`${url}/studies`)).status).toBe(401);
  });
});
