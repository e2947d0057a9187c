import type { ArchiveClient } from '../../src/domain/archive/archiveClient';
import { archivePath } from '../../src/domain/archive/archivePath';
import 'fake-indexeddb/auto';
import type { Ports } from '../../src/app/context';
import { type App, createApp } from '../../src/app/createApp';
import type { DemoPort } from '../../src/app/demoPort';
import { bundleObjects } from '../../src/io/archive/bundleObject';
import { pseudonymUid } from '../../src/io/dicom/pseudonymUid';
import { readDicomObject } from '../../src/io/dicomObjects/read/readDicomObject';
import { roiFilesWith } from '../../src/io/roiFiles/roiFiles';
import { createStorage } from '../../src/io/storage/createStorage';
import { Database } from '../../src/io/storage/database';
import { tableFormats } from '../../src/io/tables/tableFormats';
import type { AppState } from '../../src/state/appState';
import { createAppStore } from '../../src/state/createAppStore';
import type { MemoryFile } from './bytesImages';
import { decodeBytes, indexBytes } from './bytesImages';
import { memoryKits } from './memoryKits';
import { memorySources } from './memorySources';

/** The whole application in Node: real storage over an in-memory IndexedDB, real header reading and decoding. */
export interface TestWorkstation {
  readonly app: App;
  readonly state: () => AppState;
  readonly ports: Ports;
  readonly database: Database;
  /** What was handed to the browser's download, newest last. */
  readonly downloads: { readonly name: string; readonly content: Uint8Array | string }[];
  /** Backups written into the remembered folder, by name. */
  readonly backups: Map<string, Uint8Array>;
  /** Files that may be larger than memory, such as kits, handed to the browser's download. */
  readonly files: Map<string, Blob>;
}

const loadObjectWriter = async () => (await import('../../src/io/dicomObjects/objectWriter')).objectWriter;

const noDemo: DemoPort = { seed: 0, covariates: async () => [], readings: async () => [] };

/** Options with which a test changes the outside. */
export interface WorkstationOptions {
  readonly databaseName: string;
  readonly hasBackupFolder?: boolean;
  readonly demo?: DemoPort;
  readonly images?: Partial<Ports['images']>;
  /** New projects are left as the program makes them: nobody has chosen gross or net. */
  readonly isCsaLeftOpen?: true;
  /** New projects keep the shuffled order that the program gives them. */
  readonly isOrderShuffled?: true;
  readonly storage?: Partial<Ports['storage']>;
  /** The archive that it can connect to; without it there is none. */
  readonly archive?: ArchiveClient;
  /** How it connects; in the place of `archive`. */
  readonly archives?: NonNullable<Ports['archive']>;
  /** What writes DICOM objects in the place of the program's own writer. */
  readonly objects?: Ports['objects'] | 'none';
  /** What the browser remembers of sources; without it nothing. */
  readonly sources?: Ports['sources'];
}

function alwaysConnected(client: ArchiveClient): NonNullable<Ports['archive']> {
  return { connect: async () => ({ ok: true, value: client }) };
}

/** Starts the application. The same database name again is the same browser after a reload. */
export function makeWorkstation(options: WorkstationOptions): TestWorkstation {
  let tick = 0;
  const clock = {
    nowUtc: () => new Date(Date.UTC(2026, 10, 23, 12, 0, tick++)).toISOString(),
    newId: () => `id-${options.databaseName}-${tick++}-${Math.random().toString(36).slice(2)}`,
  };
  const database = new Database(options.databaseName);
  const downloads: TestWorkstation['downloads'] = [];
  const backups = new Map<string, Uint8Array>();
  const files = new Map<string, Blob>();
  const ports: Ports = {
    clock,
    roiFiles: { load: async () => roiFilesWith(readDicomObject) },
    ...(options.objects !== 'none' && { objects: options.objects ?? { load: loadObjectWriter } }),
    ...(options.archive && { archive: alwaysConnected(options.archive) }),
    ...(options.archives && { archive: options.archives }),
    bundleObjects: { load: async () => bundleObjects },
    kits: memoryKits,
    tables: { load: async () => tableFormats },
    demo: options.demo ?? noDemo,
    storage: { ...createStorage(clock.nowUtc, database), ...options.storage },
    images: {
      index: (given, onProgress, signal, onImages) => {
        const files = given.kind === 'files' ? (given.files as readonly MemoryFile[]) : [];
        return indexBytes(files, onProgress, signal, onImages);
      },
      decode: decodeBytes,
      demoLocation: (_seed, path, sizeBytes) => ({ path, sizeBytes }),
      pseudonymUid,
      archiveLocation: (address, header, sizeBytes) => ({
        path: archivePath(address, header),
        sizeBytes,
        isInArchive: true,
      }),
      setArchive: () => undefined,
      hurry: () => undefined,
      dropSoon: () => undefined,
      ...options.images,
    },
    sources: options.sources ?? memorySources(false).port,
    backup: {
      canRemember: () => options.hasBackupFolder ?? false,
      folder: async () => (options.hasBackupFolder ? { name: 'backups', isWritable: true } : undefined),
      choose: async () => undefined,
      write: async (name, bytes) => {
        backups.set(name, bytes);
        return { ok: true, value: { place: `backups/${name}` } };
      },
      download: (name, content) => {
        downloads.push({ name, content });
      },
      saveFile: (name, file) => {
        files.set(name, file);
      },
    },
  };
  const store = createAppStore();
  const app = createApp(store, ports);
  // A new project is not finished before somebody chose gross or net: here somebody does at once, unless told otherwise.
  // Observers read by code, so that the first subject is the same for all; tests of shuffled orders set them.
  const newProject: App['newProject'] = async (
    title,
    identity,
    csaKind = options.isCsaLeftOpen ? undefined : 'gross',
  ) => {
    await app.newProject(title, identity, csaKind);
    const { open } = store.getState();
    if (open && !options.isOrderShuffled)
      await app.changeProtocol({ ...open.project.protocol, order: 'by-code' });
  };
  return { app: { ...app, newProject }, state: store.getState, ports, database, downloads, backups, files };
}
