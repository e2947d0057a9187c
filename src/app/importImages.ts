import { buildCatalogue } from '../domain/catalogue/buildCatalogue';
import { patientKey } from '../domain/catalogue/patientKey';
import { subjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { ImportOutcome, IndexedImage } from '../domain/import/importOutcome';
import type { StoredImage } from '../domain/keeping/storedProject';
import { subjectsFromCatalogue } from '../domain/study/subjectsFromCatalogue';
import { type AppContext, keep, notify, openProjectOf, update, updateOpen } from './context';
import { withHeldScans } from './heldScans';
import type { GivenImages } from './ports';
import { loadAllShown } from './reading/slices';
import { relocateImages } from './relocateImages';

/** The import that runs, so that it can be cancelled. One at a time. */
let running: AbortController | undefined;

/** Stops the import; what was read is kept. */
export function cancelImport(): void {
  running?.abort();
}

/** Where new files are, and which images of the project they turn out to be. */
async function locateImages(
  context: AppContext,
  outcome: ImportOutcome,
): Promise<{ readonly fresh: readonly IndexedImage[]; readonly foundAgain: number }> {
  const { registry, ports } = context;
  const { images, project } = openProjectOf(context);
  let foundAgain = 0;
  for (const image of outcome.images) {
    const key = imageKey(image.header);
    if (images.has(key) && !registry.isReachable(key)) foundAgain += 1;
    registry.locate(key, image.location);
  }
  const needed = await ports.storage.neededImages(project.id);
  const relocations = needed.ok
    ? await relocateImages(needed.value, images, registry.isReachable, outcome.images, ports.images.decode)
    : [];
  const relocated = new Set<IndexedImage>();
  for (const { knownKey, image } of relocations) {
    registry.locate(knownKey, image.location);
    relocated.add(image);
  }
  const fresh = outcome.images.filter((image) => !relocated.has(image));
  return { fresh, foundAgain: foundAgain + relocations.length };
}

/**
 * Takes in files, folders, zips or the demo: headers are read, images of the project are found again, new patients
 * become subjects, scans are paired, and the list of everything not used is shown.
 */
export async function importImages(context: AppContext, given: GivenImages): Promise<void> {
  if (running) {
    notify(context, { kind: 'import-running', severity: 'attention', facts: {} });
    return;
  }
  running = new AbortController();
  const startedAtMs = Date.parse(context.ports.clock.nowUtc());
  const nothing = { read: 0, found: undefined, images: 0, unused: 0 };
  update(context, { import: { kind: 'running', act: 'index', progress: nothing, startedAtMs } });
  try {
    const outcome = await context.ports.images.index(
      given,
      (progress) => update(context, { import: { kind: 'running', act: 'index', progress, startedAtMs } }),
      running.signal,
    );
    await takeIn(context, outcome);
  } catch (cause) {
    update(context, { import: { kind: 'none' } });
    const message = cause instanceof Error ? cause.message : String(cause);
    notify(context, { kind: 'import-failed', severity: 'wrong', facts: { message } });
  } finally {
    running = undefined;
  }
}

async function takeIn(context: AppContext, outcome: ImportOutcome): Promise<void> {
  if (!context.store.getState().open) return;
  const { fresh, foundAgain } = await locateImages(context, outcome);
  const before = openProjectOf(context);
  const added: StoredImage[] = fresh.map(({ header, location }) => ({
    header,
    path: location.path,
    sizeBytes: location.sizeBytes,
  }));
  const images = new Map([
    ...before.images,
    ...added.map((image): [string, StoredImage] => [imageKey(image.header), image]),
  ]);
  const catalogue = buildCatalogue([...images.values()]);
  const made = subjectsFromCatalogue({
    catalogue,
    existing: before.subjects,
    projectId: before.project.id,
    protocol: before.project.protocol,
    newSubjectId: () => subjectId(context.ports.clock.newId()),
  });
  const reachable = context.registry.reachableKeys();
  const guarded = made.subjects.map((subject) => withHeldScans(before, subject));
  const subjects = guarded.map((one) => one.subject);
  const held = guarded.filter((one) => one.isHeld).map((one) => one.subject.code);
  updateOpen(context, { images, catalogue, subjects, reachable });
  if (held.length > 0) {
    notify(context, { kind: 'scans-held', severity: 'attention', facts: { codes: held.join(', ') } });
  }
  const passedOver = new Set(made.passedOver.map((patient) => patient.patientKey));
  const noMr = fresh
    .filter((image) => passedOver.has(patientKey(image.header)))
    .map((image) => ({ path: image.location.path, kind: 'not-mr', detail: image.header.modality }));
  update(context, {
    import: {
      kind: 'done',
      images: outcome.images.length,
      newSubjects: made.added.length,
      unused: [...outcome.unused, ...noMr],
      isCancelled: outcome.isCancelled,
      foundAgain,
    },
  });
  await keep(context, {
    images: added,
    subjects,
    event: {
      act: 'images added',
      detail: `${outcome.images.length} images, ${outcome.unused.length} not used`,
    },
  });
  await loadAllShown(context);
}

/** Puts the import's report away. */
export function dismissImport(context: AppContext): void {
  if (context.store.getState().import.kind === 'done') update(context, { import: { kind: 'none' } });
}
