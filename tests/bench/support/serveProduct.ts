import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';

const port = 4391;

/** Serves the built product on a port of its own; it is built first where that was not done. */
export async function serveProduct(): Promise<{ readonly url: string; readonly server: ChildProcess }> {
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const address = /Multifidus is at (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    server.on('exit', () => reject(new Error(`The product is not served: ${said}`)));
  });
  return { url, server };
}
