import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { cliFolder } from './builtCli.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the command line: the pure layers for Node. Packages stay packages. */
export async function buildCli() {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
    build: {
      ssr: 'src/cli/main.ts',
      outDir: cliFolder,
      emptyOutDir: true,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'parts/[name]-[hash].js' } },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli();
