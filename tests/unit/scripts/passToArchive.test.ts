import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { archiveAddress } from '../../../scripts/archiveProxy.mjs';
import { passToArchive } from '../../../scripts/passToArchive.mjs';

type Handler = (asked: IncomingMessage, answer: ServerResponse) => void;

const servers: Server[] = [];

async function serve(handler: Handler): Promise<number> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A page's server in front of an archive at a port. */
async function inFrontOf(archivePort: number, hasCors = false): Promise<string> {
  const way = passToArchive(archiveAddress(`http://127.0.0.1:${archivePort}/rs`));
  const port = await serve((asked, answer) => {
    if (hasCors) answer.setHeader('Access-Control-Allow-Origin', '*');
    way(asked, answer, () => answer.end('the page'));
  });
  return `http://127.0.0.1:${port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the way to the archive', () => {
  it('leaves everything else to the page', async () => {
    const page = await inFrontOf(await serve((_, answer) => answer.end('archive')));
    for (const path of ['/', '/assets/a.js', '/dicom-webx']) {
      expect(await (await fetch(page + path)).text()).toBe('the page');
    }
  });

  it('passes path, query and answer on', async () => {
    const asked: string[] = [];
    const page = await inFrontOf(
      await serve((request, answer) => {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
        answer.setHeader('Content-Type', 'application/dicom+json');
        answer.setHeader('Access-Control-Allow-Origin', '*');
        answer.end('[]');
      }),
      true,
    );
    const answer = await fetch(`${page}/dicom-web/studies?limit=1`, {
      headers: { Authorization: 'Bearer t' },
    });
    expect(asked).toEqual(['GET /rs/studies?limit=1 Bearer t']);
    expect(answer.headers.get('content-type')).toBe('application/dicom+json');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(await answer.text()).toBe('[]');
  });

  it('does not let a question without a body take the next one for its body', async () => {
    const asked: string[] = [];
    const port = await serve((came, answer) => {
      asked.push(`${came.method} ${came.url} ${came.headers['content-length']}`);
      came.resume();
      answer.end('[]');
    });
    const page = await inFrontOf(port);
    // Whoever asks in the page's place may state a length and send that much: the archive would wait for it.
    const get = (path: string, body?: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(`${page}${path}`, { timeout: 2000 }, (came) => {
          came.resume();
          resolve(came.statusCode);
        });
        sent.on('timeout', () => sent.destroy(new Error('no answer')));
        sent.on('error', reject);
        if (body !== undefined) sent.setHeader('Content-Length', body.length);
        sent.end(body);
      });
    expect(await get('/dicom-web/studies', 'GET /rs/studies/1 HTTP/1.1')).toBe(200);
    expect(await get('/dicom-web/series')).toBe(200);
    expect(asked).toEqual(['GET /rs/studies undefined', 'GET /rs/series undefined']);
  });

  it('ends where MULTIFIDUS_ARCHIVE names this very server', async () => {
    let way: ReturnType<typeof passToArchive> | undefined;
    let asked = 0;
    const port = await serve((came, answer) => {
      asked += 1;
      if (asked > 20) answer.destroy();
      else way?.(came, answer, () => answer.end('the page'));
    });
    way = passToArchive(archiveAddress(`http://127.0.0.1:${port}/dicom-web`));
    const answer = await fetch(`http://127.0.0.1:${port}/dicom-web/studies`);
    expect(asked).toBe(2);
    expect(answer.status).toBe(508);
    expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/MULTIFIDUS_ARCHIVE/) });
  });

  it('says in words that no archive answers', async () => {
    const gone = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const answer = await fetch(`${await inFrontOf(gone)}/dicom-web/studies`);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('x-multifidus-archive')).toBe('not-reached');
    expect(await answer.json()).toEqual({
      kind: 'not-reached',
      message: `No archive answers at http://127.0.0.1:${gone}/rs`,
    });
  });

  it('says so where the archive breaks off before an answer', async () => {
    const page = await inFrontOf(await serve((asked) => asked.socket.destroy()));
    const answer = await fetch(`${page}/dicom-web/studies`);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('x-multifidus-archive')).toBe('not-reached');
  });

  it('breaks off where the archive breaks off: half an answer is no whole one', async () => {
    const page = await inFrontOf(
      await serve((asked, answer) => {
        answer.writeHead(200, { 'Content-Type': 'application/dicom' });
        answer.write('half');
        setTimeout(() => asked.socket.destroy(), 20);
      }),
    );
    await expect(fetch(`${page}/dicom-web/studies/1`).then((answer) => answer.text())).rejects.toThrow();
  });

  it('asks again over a new connection where the archive had closed the old one', async () => {
    let connections = 0;
    const port = await serve((asked, answer) => {
      answer.end(String(connections));
      // Closes right after the answer, without telling in it.
      answer.once('finish', () => setTimeout(() => asked.socket.destroy(), 5));
    });
    servers.at(-1)?.on('connection', () => {
      connections += 1;
    });
    const page = await inFrontOf(port);
    for (let time = 0; time < 20; time++) {
      expect((await fetch(`${page}/dicom-web/studies`)).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 4 + (time % 3)));
    }
  });

  it('does not follow an archive to another address', async () => {
    const page = await inFrontOf(
      await serve((_, answer) => {
        answer.writeHead(302, { Location: 'https://sign-in.example/?secret=1' });
        answer.end();
      }),
    );
    const answer = await fetch(`${page}/dicom-web/studies`, { redirect: 'manual' });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('not-dicomweb');
  });

  it('ends its question when the page stops waiting', async () => {
    let hasEnded: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      hasEnded = resolve;
    });
    const page = await inFrontOf(
      await serve((asked, answer) => {
        answer.writeHead(200);
        answer.write('x');
        asked.socket.once('close', hasEnded);
      }),
    );
    const stopping = new AbortController();
    await fetch(`${page}/dicom-web/studies/1`, { signal: stopping.signal });
    stopping.abort();
    await ended;
  });

  it('streams what is stored: 300 MB arrive whole, and are never held', async () => {
    const sum = createHash('sha256');
    const page = await inFrontOf(
      await serve((asked, answer) => {
        asked.on('data', (bytes) => sum.update(bytes));
        asked.on('end', () => answer.end(sum.digest('hex')));
      }),
    );
    const block = Buffer.alloc(1 << 20, 7);
    const expected = createHash('sha256');
    const before = process.memoryUsage.rss();
    let most = 0;
    const said = await new Promise<string>((resolve, reject) => {
      const sent = request(
        `${page}/dicom-web/studies`,
        { method: 'POST', headers: { Origin: page, 'Content-Type': 'multipart/related' } },
        async (answer) => resolve((await answer.toArray()).join('')),
      );
      sent.on('error', reject);
      let left = 300;
      const write = () => {
        most = Math.max(most, process.memoryUsage.rss() - before);
        while (left > 0) {
          left -= 1;
          expected.update(block);
          if (!sent.write(block)) {
            sent.once('drain', write);
            return;
          }
        }
        sent.end();
      };
      write();
    });
    expect(said).toBe(expected.digest('hex'));
    expect(most).toBeLessThan(200 * (1 << 20));
  });

  it('stores nothing for another page', async () => {
    let count = 0;
    const page = await inFrontOf(
      await serve((_, answer) => {
        count += 1;
        answer.end();
      }),
    );
    const answer = await fetch(`${page}/dicom-web/studies`, {
      method: 'POST',
      body: 'x',
      headers: { Origin: 'https://attacker.example', 'Content-Type': 'text/plain' },
    });
    expect(answer.status).toBe(403);
    expect(count).toBe(0);
  });
});
