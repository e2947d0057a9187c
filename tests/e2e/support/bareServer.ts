import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder below a path, as the plainest of web hosts does: a content type and no other header. Compressed, where
 * that is asked for, as most hosts send text and programs: by gzip at its usual level.
 */
export async function bareServer(
  folder: string,
  below: string,
  isCompressed = false,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.startsWith(below) ? pathname.slice(below.length) || 'index.html' : undefined;
    const path = name === undefined ? undefined : normalize(join(folder, decodeURIComponent(name)));
    const bytes = path?.startsWith(folder + sep) ? await readFile(path).catch(() => undefined) : undefined;
    if (!path || !bytes) {
      response.writeHead(404).end();
      return;
    }
    const type = { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' };
    if (isCompressed && extname(path) !== '.woff2') {
      response.writeHead(200, { ...type, 'Content-Encoding': 'gzip' }).end(gzipSync(bytes));
    } else response.writeHead(200, type).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no address');
  return {
    url: `http://127.0.0.1:${address.port}${below}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
