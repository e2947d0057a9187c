import { spawn } from 'node:child_process';
import process from 'node:process';

/** The product as `npm start` serves it, with its way to an archive. */
export interface ServedSite {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves the built site on a free port of its own: another port is another origin, with a storage of its own. */
export async function siteWithArchive(archiveUrl: string): Promise<ServedSite> {
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      PORT: String(4400 + Math.floor(Math.random() * 400)),
      MULTIFIDUS_ARCHIVE: archiveUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const address = /Multifidus is at (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', () => reject(new Error(`The product is not served: ${said}`)));
  });
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
