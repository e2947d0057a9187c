import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The web servers whose examples stand in ARCHIVE.md. */
export type WebServer = 'nginx' | 'caddy';

const site = 'multifidus.hospital.example';
const document = readFileSync(new URL('../../src/io/archive/ARCHIVE.md', import.meta.url), 'utf8');

/** An example of the document, by the language that its block names. */
function example(language: string): string {
  const block = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(document)?.[1];
  if (!block) throw new Error(`ARCHIVE.md has no example for ${language}`);
  return block;
}

/** Replaces what every reader of the document replaces; fails where it is not there. */
function filledIn(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((filled, [place, value]) => {
    if (!filled.includes(place)) throw new Error(`The example has no ${place}`);
    return filled.replaceAll(place, value);
  }, text);
}

/** Whether a program and what makes a certificate are on the PATH. */
export function isOnPath(...programs: readonly string[]): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return programs.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}

export interface AnswerOfProxy {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface AskProxy {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Left out, the person has not signed in. */
  readonly isSignedIn?: boolean;
}

export interface RunningProxy {
  readonly ask: (path: string, how?: AskProxy) => Promise<AnswerOfProxy>;
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export interface ProxyFacts {
  readonly archivePort: number;
  /** The web server's own account at the archive. */
  readonly account: { readonly user: string; readonly password: string };
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function untilListening(port: number, said: () => string): Promise<void> {
  for (let waited = 0; waited < 100; waited++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    await pause(100);
  }
  throw new Error(`The web server did not start: ${said()}`);
}

/** Runs the example of ARCHIVE.md as it stands there, with the places and names of this computer filled in. */
export async function startReverseProxy(
  server: WebServer,
  { archivePort, account }: ProxyFacts,
): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), `multifidus-${server}-`));
  const path = (name: string): string => join(folder, name);
  mkdirSync(path('site'));
  writeFileSync(path('site/index.html'), '<title>Multifidus</title>');
  const port = await freePort();
  const subject = ['-subj', `/CN=${site}`, '-addext', `subjectAltName=DNS:${site}`];
  const files = ['-keyout', path('key.pem'), '-out', path('certificate.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files],
    {
      stdio: 'ignore',
    },
  );
  const ownAccount = Buffer.from(`${account.user}:${account.password}`).toString('base64');
  const common = { 'bXVsdGlmaWR1czpwYXNzd29yZA==': ownAccount, '127.0.0.1:8042': `127.0.0.1:${archivePort}` };
  const command = server === 'nginx' ? nginxCommand(path, port, common) : caddyCommand(path, port, common);
  const running = spawn(server, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder },
  });
  let said = '';
  running.stdout.on('data', (bytes) => (said += String(bytes)));
  running.stderr.on('data', (bytes) => (said += String(bytes)));
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  await untilListening(port, () => said);
  const origin = `https://${site}`;
  return {
    origin,
    ask: (asked, { method = 'GET', headers = {}, body, isSignedIn = true } = {}) =>
      new Promise((resolve, reject) => {
        const sent = request(
          {
            host: '127.0.0.1',
            port,
            servername: site,
            path: asked,
            method,
            rejectUnauthorized: false,
            headers: {
              Host: site,
              ...(isSignedIn ? { Authorization: `Basic ${btoa('researcher:let me in')}` } : {}),
              ...headers,
            },
          },
          (came) => {
            let text = '';
            came.setEncoding('utf8');
            came.on('data', (more: string) => (text += more));
            came.on('end', () => resolve({ status: came.statusCode ?? 0, headers: came.headers, text }));
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    stop: async () => {
      running.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type PathOf = (name: string) => string;

function nginxCommand(
  path: PathOf,
  port: number,
  common: Readonly<Record<string, string>>,
): readonly string[] {
  writeFileSync(path('users'), 'researcher:{PLAIN}let me in\n');
  const servers = filledIn(example('nginx'), {
    ...common,
    'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
    '/etc/ssl/certs/multifidus.pem': path('certificate.pem'),
    '/etc/ssl/private/multifidus.key': path('key.pem'),
    '/etc/nginx/multifidus.users': path('users'),
    '/srv/multifidus': path('site'),
  });
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${path(name)};`,
  );
  // Workers of root would be another user, who cannot look into a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    path('nginx.conf'),
    `${user} daemon off; pid ${path('pid')}; error_log stderr;
     events {} http { access_log off; ${kept.join(' ')}\n${servers}\n}`,
  );
  return ['-p', path('.'), '-c', path('nginx.conf')];
}

function caddyCommand(
  path: PathOf,
  port: number,
  common: Readonly<Record<string, string>>,
): readonly string[] {
  const hash = execFileSync('caddy', ['hash-password', '--plaintext', 'let me in']).toString().trim();
  const [major = 0, minor = 0] = execFileSync('caddy', ['version'])
    .toString()
    .replace(/^v/, '')
    .split('.')
    .map(Number);
  const isOld = major === 2 && minor < 8;
  const filled = filledIn(example('caddyfile'), {
    ...common,
    '<what caddy hash-password prints>': hash,
    '/srv/multifidus': path('site'),
    ...(isOld ? { 'basic_auth {': 'basicauth {' } : {}),
  }).replace(
    `${site} {`,
    `https://${site}:${port} {\n\ttls ${path('certificate.pem')} ${path('key.pem')}\n\tbind 127.0.0.1`,
  );
  writeFileSync(path('Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${filled}`);
  return ['run', '--config', path('Caddyfile'), '--adapter', 'caddyfile'];
}
