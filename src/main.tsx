import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/createApp';
import type { PaneMaker } from './app/panePort';
import { present } from './base/assert';
import { createImages } from './io/sources/createImages';
import { demoSeed } from './io/sources/demo/demoSeed';
import { createBackup } from './io/storage/createBackup';
import { createStorage } from './io/storage/createStorage';
import { Database } from './io/storage/database';
import { createAppStore } from './state/createAppStore';
import { Workspace } from './ui/Workspace';

const clock = {
  nowUtc: () => new Date().toISOString(),
  newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
};

async function loadPanes(): Promise<PaneMaker> {
  const [{ createSlicePane }, { scaleBar }] = await Promise.all([
    import('./viewer/createSlicePane'),
    import('./viewer/scaleBar'),
  ]);
  return { createPane: createSlicePane, scaleBar };
}

const database = new Database();
const backup = createBackup(database);
const store = createAppStore({
  support: {
    hasWebgl2: document.createElement('canvas').getContext('webgl2') !== null,
    isSecureContext,
    hasPrivateStorage: 'indexedDB' in globalThis,
    hasFolderAccess: backup.canRemember(),
  },
});
const app = createApp(store, {
  images: createImages(Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2))),
  demo: {
    seed: demoSeed,
    covariates: async () => (await import('./io/sources/demo/demoPort')).demoPort.covariates(),
    readings: async () => (await import('./io/sources/demo/demoPort')).demoPort.readings(),
  },
  storage: createStorage(clock.nowUtc, database),
  backup,
  clock,
});

const root = createRoot(present(document.getElementById('root'), 'the root element'));
root.render(<Workspace workstation={{ store, app, loadPanes }} />);
void app.refreshStart();
