import { expose, transfer } from 'comlink';
import type { Result } from '../base/result';
import { ok } from '../base/result';
import { Database } from '../io/storage/database';
import type {
  ChosenExports,
  ExportCheck,
  ExportQuestion,
  ExportRefused,
} from '../report/export/exportEngine';
import type { ExportFile } from '../report/export/exportFile';
import type { ExportFormat } from '../report/export/exportItem';
import type { ExportSettings } from '../report/export/exportSettings';
import type { Decision } from '../report/export/identity/identityReport';
import type { ImagePair } from '../report/figures/imagePair/imagePair';
import type { PrintedFacts } from '../report/reviewer/reviewerFacts';
import { Cancelled, type Course, watched } from './engine/course';
import { createEngine } from './engine/createEngine';
import { packPreview } from './worker/packPreview';
import { storedContent, storedLog } from './worker/storedContent';

const database = new Database();
const engine = createEngine(
  { content: (id) => storedContent(database, id), log: (id) => storedLog(database, id) },
  {
    png: async (svg, size) => {
      raster ??= startRaster();
      return (await raster).png(svg, size);
    },
    objectWriter: async () => (await import('../io/dicomObjects/objectWriter')).objectWriter,
  },
);
let raster: ReturnType<typeof startRaster> | undefined;

/** The renderer is larger than all the rest together; it loads with the first picture. */
async function startRaster() {
  const [{ createRaster }, { loadInBrowser }] = await Promise.all([
    import('../io/raster/createRaster'),
    import('../io/raster/loadInBrowser'),
  ]);
  return createRaster(loadInBrowser());
}

type OnProgress = (done: number, total: number) => void;
type Answer<T> = Result<T, ExportRefused> | undefined;

const works = new Map<number, AbortController>();

/** Runs numbered work to its end; undefined where it was cancelled. */
async function run<T>(
  number: number,
  onProgress: OnProgress,
  work: (course: Course) => Promise<Result<T, ExportRefused>>,
): Promise<Answer<T>> {
  const stop = new AbortController();
  works.set(number, stop);
  try {
    // A message that waits is heard between two tasks.
    return await work(watched(onProgress, stop.signal, () => new Promise((resolve) => setTimeout(resolve))));
  } catch (cause) {
    if (cause instanceof Cancelled) return undefined;
    throw cause;
  } finally {
    works.delete(number);
  }
}

const worker = {
  tell: (question: ExportQuestion): void => engine.tell(question),
  givePictures: (pairs: readonly ImagePair[]): void => engine.givePictures(pairs),
  items: (settings: ExportSettings) => engine.items(settings),
  async preview(settings: ExportSettings, id: string) {
    const made = await engine.preview(settings, id);
    return made.ok ? ok(packPreview(made.value)) : made;
  },
  textOf: (settings: ExportSettings, id: string, format: ExportFormat) => engine.textOf(settings, id, format),
  check: (
    number: number,
    onProgress: OnProgress,
    settings: ExportSettings,
    chosen: ChosenExports,
  ): Promise<Answer<ExportCheck>> =>
    run(number, onProgress, (course) => engine.check(settings, chosen, course)),
  async write(
    number: number,
    onProgress: OnProgress,
    settings: ExportSettings,
    id: string,
    formats: readonly ExportFormat[],
    decisions: readonly Decision[],
    printed: PrintedFacts,
  ): Promise<Answer<readonly ExportFile[]>> {
    // Copied, not handed over: what was made stays here for the package.
    return run(number, onProgress, (course) =>
      engine.write(settings, id, formats, decisions, printed, course),
    );
  },
  async pack(
    number: number,
    onProgress: OnProgress,
    settings: ExportSettings,
    chosen: ChosenExports,
    decisions: readonly Decision[],
    printed: PrintedFacts,
  ): Promise<Answer<ExportFile>> {
    const packed = await run(number, onProgress, (course) =>
      engine.pack(settings, chosen, decisions, printed, course),
    );
    return packed?.ok ? transfer(packed, [packed.value.bytes.buffer]) : packed;
  },
  cancel(number: number): void {
    works.get(number)?.abort();
  },
};

/** What the page asks of the publishing worker. Long work has a number, by which it can be cancelled. */
export type PublishingWorker = typeof worker;

expose(worker);
