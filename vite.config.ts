import process from 'node:process';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { archiveAddress } from './scripts/archiveProxy.mjs';
import { chunkSizes, sizeTable } from './scripts/chunkSizes.mjs';
import { contentSecurityPolicy, securityHeaders } from './scripts/contentSecurityPolicy.mjs';
import { passToArchive } from './scripts/passToArchive.mjs';
import { sharedParts } from './scripts/sharedParts.mjs';

/** Writes the policy into the built page, so that it holds on hosts that send no headers. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Prints what was built and how large it is. */
function printSizes(): Plugin {
  let isQuiet = false;
  return {
    name: 'print-sizes',
    apply: 'build',
    configResolved: ({ logLevel }) => {
      isQuiet = logLevel === 'error' || logLevel === 'silent';
    },
    // After the other plugins, so that everything is there that will be written.
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        const sizes = chunkSizes(Object.values(bundle));
        if (!isQuiet) console.log(sizeTable(sizes));
      },
    },
  };
}

/** Passes `/dicom-web` on to an archive: the page speaks to its own origin alone. */
function wayToArchive(): Plugin {
  const way = () => passToArchive(archiveAddress(process.env['MULTIFIDUS_ARCHIVE']));
  return {
    name: 'way-to-archive',
    configureServer: ({ middlewares }) => {
      middlewares.use(way());
    },
    configurePreviewServer: ({ middlewares, httpServer }) => {
      // Sending large studies over a slow line takes as long as it takes.
      if ('requestTimeout' in httpServer) httpServer.requestTimeout = 0;
      middlewares.use(way());
    },
  };
}

/** The codecs and an XML library ask for Node's modules where they run in Node; in a browser they do without. */
function isKnownNote({ message }: Rolldown.RolldownLog): boolean {
  const isNodeModule = /Module "(fs|path|url)" has been externalized for browser compatibility/.test(message);
  return isNodeModule && /@cornerstonejs.codec-|@oozcitak.url/.test(message);
}

const inputOptions: Rolldown.InputOptions = {
  // How long plugins take is no news.
  checks: { pluginTimings: false },
  onwarn: (warning, warn) => {
    if (!isKnownNote(warning)) warn(warning);
  },
};

const codecs = [
  '@cornerstonejs/codec-openjpeg/decodewasmjs',
  '@cornerstonejs/codec-charls/decodewasmjs',
  '@cornerstonejs/codec-openjph/wasmjs',
  '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
];

const configFor = (command: 'build' | 'serve'): ViteUserConfig => ({
  // Relative addresses: the built site runs under any sub-path of any host.
  base: './',
  // The list of built files is our own: with sizes, parts and budgets.
  ...(command === 'build' ? { logLevel: 'warn' as const } : {}),
  plugins: [react(), policyInPage(), wayToArchive(), printSizes()],
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  resolve: {
    // vtk.js asks for Node's `events`; the package of that name replaces it in the browser.
    alias: {
      events: fileURLToPath(import.meta.resolve('events/')),
      '@stdlib/assert-has-generator-support': fileURLToPath(
        new URL('scripts/hasGeneratorSupport.cjs', import.meta.url),
      ),
    },
  },
  optimizeDeps: {
    include: [...codecs, 'dicom-parser', 'fflate', 'events'],
  },
  worker: { format: 'es', rolldownOptions: inputOptions },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      ...inputOptions,
      output: {
        chunkFileNames: ({ isDynamicEntry }) =>
          isDynamicEntry ? 'assets/[name]-[hash].js' : 'assets/shared-[name]-[hash].js',
        codeSplitting: sharedParts(fileURLToPath(new URL('src', import.meta.url)).replaceAll('\\', '/')),
      },
    },
  },
  preview: { host: '127.0.0.1', headers: securityHeaders },
  test: {
    include: [
      'tests/{unit,properties,reference,integration,architecture}/**/*.test.ts',
      'tests/{unit,integration}/**/*.test.tsx',
    ],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
  },
});

export default defineConfig(({ command }) => {
  // What is built is always the product: a shell or a test runner that says otherwise would build React's slow variant.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return configFor(command);
});
