import type { AppContext } from '../../src/app/context';
import { createImageRegistry } from '../../src/app/imageRegistry';
import { createSaveQueue } from '../../src/app/saveQueue';
import { laterPart } from '../../src/base/laterPart';
import { imageKey } from '../../src/domain/image/imageRef';
import { demoPort } from '../../src/io/sources/demo/demoPort';
import { demoReadings } from '../../src/io/sources/demo/demoReadings';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';
import { createAppStore } from '../../src/state/createAppStore';
import { indexBytes } from './bytesImages';
import { makeWorkstation, type TestWorkstation } from './makeWorkstation';

/** What acts on an open project need of the application, with the demo open and its images at hand. */
export interface DemoContext {
  readonly station: TestWorkstation;
  readonly context: AppContext;
}

/** Opens the demo's measured slices as a person does, and gives what an act of `app` is called with. */
export async function demoContext(databaseName: string): Promise<DemoContext> {
  const read = new Set(demoReadings(demoSeed).map(({ imagePath }) => imagePath));
  const files = listDemoFiles(demoSeed)
    .filter(({ path }) => read.has(path))
    .map(({ path, sizeBytes }) => ({ path, bytes: readDemoBytes(demoSeed, path, 0, sizeBytes) }));
  const station = makeWorkstation({
    databaseName,
    demo: demoPort,
    images: { index: (_given, onProgress, signal) => indexBytes(files, onProgress, signal) },
  });
  await station.app.openDemo();
  const store = createAppStore();
  store.setState(station.state());
  const registry = createImageRegistry(station.ports.images);
  for (const { header, path, sizeBytes } of station.state().open?.images.values() ?? []) {
    registry.locate(imageKey(header), { path, sizeBytes });
  }
  const { ports } = station;
  const context: AppContext = {
    ports,
    store,
    registry,
    saves: createSaveQueue(ports.storage.save),
    project: laterPart(() => import('../../src/app/projectActs')),
    reading: laterPart(() => import('../../src/app/reading/readingActs')),
    keepListeners: new Set(),
  };
  return { station, context };
}
