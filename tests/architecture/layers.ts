/** What a layer may import: other layers, and packages ("@scope/*" for a whole scope). Default deny. */
export interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

/**
 * The layer table. A folder of `src` that is not here may not exist. `base` may be imported by everyone; a layer
 * may import itself. The longest matching path names a file's layer.
 */
export const layerTable: Readonly<Record<string, Layer>> = {
  base: { layers: [], packages: [] },
  domain: { layers: [], packages: [] },
  statistics: { layers: [], packages: ['simple-statistics', '@stdlib/*'] },
  analysis: { layers: ['domain', 'statistics'], packages: [] },
  // `analysis` in a worker: pure layers know neither workers nor what crosses to them, and `app` knows only ports.
  calculation: { layers: ['domain', 'analysis'], packages: ['comlink'] },
  report: {
    layers: ['domain', 'analysis'],
    packages: ['papaparse', 'docx', '@observablehq/plot', 'linkedom', 'fflate', '@noble/hashes'],
  },
  // Figures as pictures: a renderer and the font of figures, the same in a worker and in Node.
  'io/raster': {
    layers: [],
    packages: ['@resvg/resvg-wasm', '@expo-google-fonts/arimo', 'fflate', 'node:fs', 'node:module'],
  },
  // What leaves, made away from the page: composes `report` over what the storage holds, in a worker and on the command line.
  publishing: {
    layers: ['domain', 'analysis', 'report', 'io/roiFiles', 'io/dicomObjects', 'io/storage', 'io/raster'],
    packages: ['comlink', 'fflate', '@noble/hashes'],
  },
  cli: {
    layers: [
      'domain',
      'analysis',
      'report',
      'io/dicom',
      'io/roiFiles',
      'io/dicomObjects',
      'io/storage',
      'io/raster',
      'publishing',
    ],
    packages: ['fflate', 'node:fs', 'node:path', 'node:process', 'node:url', 'node:util'],
  },
  editor: { layers: ['domain'], packages: [] },
  'io/dicom': {
    layers: ['domain'],
    packages: ['dicom-parser', '@cornerstonejs/codec-*', 'fflate', '@noble/hashes'],
  },
  'io/sources': { layers: ['domain', 'io/dicom'], packages: ['@zip.js/zip.js', 'comlink', '@noble/hashes'] },
  'io/roiFiles': { layers: ['domain'], packages: ['fflate'] },
  // Outlines and measurements as DICOM objects (SR, SEG, RTSTRUCT), out and in.
  'io/dicomObjects': {
    layers: ['domain', 'io/dicom'],
    packages: ['dcmjs'],
  },
  // A DICOMweb server: search, headers, objects, storing.
  'io/archive': { layers: ['domain', 'io/dicom'], packages: ['dicomweb-client'] },
  'io/storage': { layers: ['domain'], packages: ['dexie', 'zod', 'fflate', '@noble/hashes'] },
  // Tables of covariates: text in the encodings of hospitals, and spreadsheets.
  'io/tables': { layers: ['domain'], packages: ['papaparse', 'read-excel-file'] },
  // What leaves for another computer: images with cleaned headers, and the kit that holds them.
  'io/kits': {
    layers: ['domain', 'io/dicom', 'io/sources', 'io/storage'],
    packages: ['dicom-parser', '@zip.js/zip.js', 'comlink'],
  },
  viewer: { layers: ['domain', 'editor'], packages: ['@cornerstonejs/core'] },
  // Of `report` only what can be exported, and how: the shapes of choices that a person makes.
  state: { layers: ['domain', 'analysis', 'report', 'editor'], packages: ['zustand'] },
  app: { layers: ['domain', 'analysis', 'report', 'state', 'editor'], packages: [] },
  ui: {
    layers: ['domain', 'analysis', 'report', 'state', 'app', 'editor'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      '@mantine/core',
      '@mantine/hooks',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
    ],
  },
};

/** Layers that must run in Node without a browser: they may not name the browser's globals. */
export const pureLayers: readonly string[] = ['base', 'domain', 'statistics', 'analysis', 'report', 'editor'];

/** Files of `src` that belong to no layer: the composition root may import everything. */
export const rootFiles: readonly string[] = ['main.tsx', 'globals.d.ts'];
