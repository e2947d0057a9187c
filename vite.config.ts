import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { contentSecurityPolicy, securityHeaders } from './scripts/contentSecurityPolicy.mjs';

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

const codecs = [
  '@cornerstonejs/codec-openjpeg/decodewasmjs',
  '@cornerstonejs/codec-charls/decodewasmjs',
  '@cornerstonejs/codec-openjph/wasmjs',
  '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
];

export default defineConfig({
  // Relative addresses: the built site runs under any sub-path of any host.
  base: './',
  plugins: [react(), policyInPage()],
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
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
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
