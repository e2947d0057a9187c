import '@fontsource-variable/inter/wght.css';
import './ui/mantine.css';
import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/createApp';
import { inSlices } from './app/inSlices';
import type { PaneMaker } from './app/panePort';
import { present } from './base/assert';
import { loadPart } from './base/partNotLoaded';
import { createKits } from './io/kits/createKits';
import { createImages } from './io/sources/createImages';
import { createKeptSources } from './io/sources/createKeptSources';
import { demoSeed } from './io/sources/demo/demoSeed';
import { createBackup } from './io/storage/createBackup';
import { createStorage } from './io/storage/createStorage';
import { Database } from './io/storage/database';
import { createSourceRecords } from './io/storage/sourceRecords';
import { createAppStore } from './state/createAppStore';
import { ExchangePart } from './ui/exchange/ExchangePart';
import { ProtocolPart } from './ui/protocol/ProtocolPart';
import { ResultsPart } from './ui/ResultsPart';
import { loadResultsParts } from './ui/results/resultsParts';
import { loadWhenIdle } from './ui/start/loadWhenIdle';
import { StartDialogPart } from './ui/start/StartScreen';
import { ProjectPart, Workspace } from './ui/Workspace';

const clock = {
  nowUtc: () => new Date().toISOString(),
  newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
};

async function loadPanes(): Promise<PaneMaker> {
  const [{ createSlicePane }, { scaleBar }] = await loadPart(() =>
    Promise.all([import('./viewer/createSlicePane'), import('./viewer/scaleBar')]),
  );
  return { createPane: createSlicePane, scaleBar };
}

const loadDemo = async () => (await loadPart(() => import('./io/sources/demo/demoPort'))).demoPort;

const loadObjectWriter = async () =>
  (await loadPart(() => import('./io/dicomObjects/objectWriter'))).objectWriter;
const loadRoiFiles = async () => {
  const { roiFilesWith } = await loadPart(() => import('./io/roiFiles/roiFiles'));
  const { readDicomObject } = await loadPart(() => import('./io/dicomObjects/read/readDicomObject'));
  return roiFilesWith(readDicomObject);
};

const loadTables = async () => (await loadPart(() => import('./io/tables/tableFormats'))).tableFormats;

const startCalculation = async () =>
  (await loadPart(() => import('./calculation/createCalculation'))).startCalculation(inSlices);

const startPublishing = async () =>
  (await loadPart(() => import('./publishing/createPublishing'))).startPublishing();

const loadArchives = async () =>
  (await loadPart(() => import('./io/archive/createArchives'))).createArchives();

const loadBundleObjects = async () =>
  (await loadPart(() => import('./io/archive/bundleObject'))).bundleObjects;

const database = new Database();
const backup = createBackup(database);
const storage = createStorage(clock.nowUtc, database);
const store = createAppStore({
  support: {
    hasWebgl2: document.createElement('canvas').getContext('webgl2') !== null,
    isSecureContext,
    hasPrivateStorage: 'indexedDB' in globalThis,
    hasFolderAccess: backup.canRemember(),
  },
});
const images = createImages(Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2)));
const app = createApp(store, {
  images,
  demo: {
    seed: demoSeed,
    covariates: async () => (await loadDemo()).covariates(),
    readings: async () => (await loadDemo()).readings(),
  },
  storage,
  sources: createKeptSources(createSourceRecords(database), clock.newId, images.fetched),
  backup,
  kits: createKits(images.fetched),
  roiFiles: { load: loadRoiFiles },
  objects: { load: loadObjectWriter },
  tables: { load: loadTables },
  archive: {
    connect: async (address, signIn, signal) => (await loadArchives()).connect(address, signIn, signal),
  },
  bundleObjects: { load: loadBundleObjects },
  clock,
  ...('Worker' in globalThis && {
    calculation: { start: startCalculation },
    publishing: { start: startPublishing },
  }),
});

// What is half drawn is written at every step of it; this is for the one under way when the page goes.
addEventListener('pagehide', () => void app.flush());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void app.flush();
});

const root = createRoot(present(document.getElementById('root'), 'the root element'));
root.render(<Workspace workstation={{ store, app, loadPanes }} />);

/** What a click on the start screen, or the work after it, would else wait for; the likeliest first. */
const later: readonly (() => Promise<unknown>)[] = [
  StartDialogPart.load,
  app.prepareProject,
  ProjectPart.load,
  app.prepareReading,
  images.prepare,
  () => import('./io/sources/expandArchive'),
  loadPanes,
  storage.loadBundles,
  loadDemo,
  ProtocolPart.load,
  ExchangePart.load,
  ResultsPart.load,
  loadResultsParts,
  () => import('./calculation/createCalculation'),
  () => Promise.all([import('./report/roiCsv'), import('./app/subjectFile')]),
];

async function start(): Promise<void> {
  await app.refreshStart();
  // The list is drawn with the next frame; from then on the start screen answers.
  await new Promise((drawn) => requestAnimationFrame(drawn));
  performance.mark('start-interactive');
  const isBusy = () => store.getState().import.kind === 'running';
  await loadWhenIdle(later, isBusy);
}

void start();
