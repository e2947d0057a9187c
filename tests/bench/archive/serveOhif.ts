import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { archiveAddress } from '../../../scripts/archiveProxy.mjs';
import { passToArchive } from '../../../scripts/passToArchive.mjs';

/** The built viewer as its makers publish it; what is compared with. */
const ohifPackage = '@ohif/app@3.13.2';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

function configuration(origin: string): string {
  const root = `${origin}/dicom-web`;
  return `window.config = ${JSON.stringify({
    routerBasename: '/',
    extensions: [],
    modes: [],
    showStudyList: true,
    investigationalUseDialog: { option: 'never' },
    defaultDataSourceName: 'dicomweb',
    dataSources: [
      {
        namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
        sourceName: 'dicomweb',
        configuration: {
          friendlyName: 'Orthanc',
          name: 'orthanc',
          wadoUriRoot: root,
          qidoRoot: root,
          wadoRoot: root,
          qidoSupportsIncludeField: true,
          imageRendering: 'wadors',
          thumbnailRendering: 'wadors',
          enableStudyLazyLoad: true,
          supportsFuzzyMatching: false,
          supportsWildcard: true,
          omitQuotationForMultipartRequest: true,
        },
      },
    ],
  })};`;
}

/** Fetches OHIF's built viewer with npm for this run only; the project neither bundles it nor depends on it. Or why not. */
function fetchOhif(folder: string): string | undefined {
  const npm = (words: readonly string[], timeout: number) =>
    execFileSync('npm', words, { cwd: folder, timeout, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  try {
    // Asked first, and not for long: a machine without a network must not wait.
    npm(['view', ohifPackage, 'version', '--fetch-retries=0', '--fetch-timeout=10000'], 20_000);
  } catch {
    return 'npm’s registry is not reached, so OHIF cannot be fetched';
  }
  try {
    const name = npm(['pack', ohifPackage, '--silent'], 300_000).trim().split('\n').at(-1) ?? '';
    execFileSync('tar', ['xzf', name], { cwd: folder });
    return existsSync(join(folder, 'package/dist/index.html'))
      ? undefined
      : 'OHIF’s package holds no built viewer';
  } catch (cause) {
    return `OHIF could not be fetched: ${String(cause).split('\n')[0]}`;
  }
}

export interface ServedOhif {
  readonly url: string;
  readonly stop: () => void;
}

/** OHIF's viewer in front of the archive, on one origin with it, as ours is; or why it cannot be run here. */
export async function serveOhif(archiveUrl: string): Promise<ServedOhif | { readonly absent: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-ohif-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const absent = fetchOhif(folder);
  if (absent !== undefined) {
    remove();
    return { absent };
  }
  const root = join(folder, 'package/dist');
  const way = passToArchive(archiveAddress(archiveUrl));
  const server = createServer((asked, answer) =>
    way(asked, answer, async () => {
      const { pathname } = new URL(asked.url ?? '/', 'http://localhost');
      const headers = {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      };
      if (pathname === '/app-config.js') {
        answer.writeHead(200, { ...headers, 'Content-Type': 'text/javascript' });
        answer.end(configuration(`http://${asked.headers.host}`));
        return;
      }
      const path = normalize(join(root, pathname));
      const isFile = path.startsWith(root + sep) && extname(path) !== '' && existsSync(path);
      const file = isFile ? path : join(root, 'index.html');
      answer.writeHead(200, {
        ...headers,
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      });
      answer.end(await readFile(file));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
      remove();
    },
  };
}
