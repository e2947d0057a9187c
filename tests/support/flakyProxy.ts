import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a flaky line did to one request. */
export type FlakyFate = 'passed' | 'delayed' | 'dropped' | 'broken-off';

export interface FlakyProxy {
  /** Root of the archive behind it, seen through it. */
  readonly url: string;
  /** What became of each request, in order. */
  readonly fates: readonly { readonly fate: FlakyFate; readonly method: string; readonly path: string }[];
  readonly stop: () => Promise<void>;
}

/**
 * A bad line in front of an archive: every tenth request is lost (by turns before the archive sees it, and in the middle of
 * its answer: what was stored is stored, and nobody hears of it), every third of the others waits.
 *
 * @param url DICOMweb root of the archive.
 */
export async function startFlakyProxy(url: string, delayMs = 400): Promise<FlakyProxy> {
  const archive = new URL(url);
  const agent = new Agent({ keepAlive: false });
  const fates: { fate: FlakyFate; method: string; path: string }[] = [];
  const server = createServer((asked, answer) => {
    const number = fates.length + 1;
    const isLost = number % 10 === 0;
    const isLostEarly = isLost && number % 20 === 10;
    const fate = isLostEarly ? 'dropped' : isLost ? 'broken-off' : number % 3 === 0 ? 'delayed' : 'passed';
    fates.push({ fate, method: asked.method ?? '', path: asked.url ?? '' });
    if (isLostEarly) {
      asked.socket.destroy();
      return;
    }
    const pass = () => {
      const sent = request(
        {
          hostname: archive.hostname,
          port: archive.port,
          path: asked.url,
          method: asked.method,
          headers: asked.headers,
          agent,
        },
        (came) => {
          if (fate === 'broken-off') {
            came.resume();
            if (came.headers['content-length'] !== undefined && Number(came.headers['content-length']) > 1) {
              answer.writeHead(came.statusCode ?? 502, came.headers);
              answer.write('[');
            }
            setTimeout(() => asked.socket.destroy(), 20);
            return;
          }
          answer.writeHead(came.statusCode ?? 502, came.headers);
          came.pipe(answer);
        },
      );
      sent.on('error', () => asked.socket.destroy());
      answer.on('close', () => sent.destroy());
      asked.pipe(sent);
    };
    if (fate === 'delayed') setTimeout(pass, delayMs);
    else pass();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${archive.pathname}`,
    fates,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
