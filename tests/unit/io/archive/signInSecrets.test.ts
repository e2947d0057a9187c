import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArchiveSignIn } from '../../../../src/domain/archive/archiveClient';
import { createArchives } from '../../../../src/io/archive/createArchives';
import { inNode, never } from '../../../support/archiveClient';

/* Archives, and what stands in front of them, repeat in their errors what they were told. */

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** What the person is told where a server refuses with words about their Authorization. */
async function told(signIn: ArchiveSignIn, words: (authorization: string) => string): Promise<string> {
  const server = createServer(({ headers }, answer) => {
    answer.writeHead(400, { 'Content-Type': 'text/plain' });
    answer.end(words(headers.authorization ?? ''));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await createArchives(inNode).connect(`http://127.0.0.1:${port}/rs`, signIn, never);
  return answer.ok ? 'connected' : answer.error.message;
}

const token = `eyJhbGciOiJSUzI1NiJ9.${'c3ViOiJkci1raW0i'.repeat(30)}.signature`;
const bearer: ArchiveSignIn = { kind: 'bearer', token };
const basic: ArchiveSignIn = { kind: 'basic', user: 'kim', password: 'geheim  und-lang' };

describe('words of a server that repeat the sign-in', () => {
  it('are not shown where they repeat the whole token', async () => {
    expect(await told(bearer, (said) => `Bad header: ${said}`)).toBe('The archive refuses.');
  });

  it('are not shown where the token is longer than a message', async () => {
    // 500 signs: the message is cut before its end.
    expect(await told(bearer, (said) => `The token that came: ${said}`)).not.toMatch(/eyJ|c3ViOi/);
  });

  it('are not shown where the server itself cuts the token', async () => {
    expect(await told(bearer, (said) => `Bad header: ${said.slice(0, 40)}…`)).toBe('The archive refuses.');
  });

  it('are not shown where they repeat a password with other spaces', async () => {
    expect(await told(basic, () => 'Wrong password: geheim und-lang')).toBe('The archive refuses.');
  });

  it('are shown where they repeat nothing of it', async () => {
    expect(await told(basic, () => 'Too many parameters')).toBe('Too many parameters');
  });
});
