import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Serves the harness page by itself: it is no part of the product's build. */
export async function startViewerHarness(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: here,
    cacheDir: mkdtempSync(join(tmpdir(), 'multifidus-viewer-harness-')),
    logLevel: 'error',
    resolve: { alias: { events: join(project, 'node_modules/events/') } },
    optimizeDeps: { entries: ['viewer.html'], include: ['@cornerstonejs/core', 'events'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [project] } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('The harness has no address');
  return {
    url: `http://127.0.0.1:${address.port}/viewer.html`,
    close: () => server.close(),
  };
}
