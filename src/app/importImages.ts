import { stableText } from '../base/stableText';
import type { Catalogue } from '../domain/catalogue/catalogue';
import type { ProjectId } from '../domain/ids';
import { subjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { ImportOutcome, ImportProgress } from '../domain/import/importOutcome';
import type { StoredImage } from '../domain/keeping/storedProject';
import type { Subject } from '../domain/study/subject';
import { pairCheckSteps } from '../domain/study/subjectPairs';
import { type SubjectsFromCatalogue, subjectSteps } from '../domain/study/subjectsFromCatalogue';
import type { FirstSlice } from '../state/appState';
import type { OpenProject } from '../state/openProject';
import { type BegunIndex, beginIndex } from './beginIndex';
import { reachableFor } from './conduct/reachableFor';
import { type AppContext, keep, notify, openProjectOf, sittingHere, update, updateOpen } from './context';
import { lookForFirstSlice } from './firstSlice';
import { withHeldScans } from './heldScans';
import { imagesHere } from './imagesComing';
import { accountSteps, type ImportAccount } from './importAccount';
import { inSlices } from './inSlices';
import { type Located, locateImages } from './locateImages';
import type { GivenImages } from './ports';
import { loadShownSlices } from './readingPart';
import { withImages } from './withImages';
import { storedImage, withoutIdentity } from './withoutIdentity';

/** An import under way, and the project that it is for. */
interface Running {
  readonly controller: AbortController;
  /** Whether the project that it is for is still the one that is open, and was all the time. */
  isThere(): boolean;
}

/** The import that runs, so that it can be cancelled. One at a time. */
let running: Running | undefined;
/** The import that began last: its picture is shown, also when it comes after the end. */
let newest: Running | undefined;

/** Stops the import; what was read is kept. */
export function cancelImport(): void {
  running?.controller.abort();
}

/** Starts watching that a project stays open with the same person: what was read for one never goes into another. */
function watchProject(context: AppContext, projectId: ProjectId): Running & { stop(): void } {
  const controller = new AbortController();
  const person = sittingHere(openProjectOf(context));
  let hasLeft = false;
  const stop = context.store.subscribe(({ open }) => {
    if (open?.project.id === projectId && sittingHere(open) === person) return;
    hasLeft = true;
    controller.abort();
  });
  return { controller, isThere: () => !hasLeft, stop };
}

/** What of the images that were given comes into the project: all, or only those that it knows already. */
export type ImportTakes = 'all' | 'known';

/**
 * Takes in files, folders, zips or the demo: headers are read, images of the project are found again, new patients
 * become subjects, scans are paired, and the list of everything not used is shown. With `known`, and where an observer gives
 * them, only images of the project are found again, and nothing new comes in.
 */
export async function importImages(
  context: AppContext,
  given: GivenImages,
  takes: ImportTakes = 'all',
  begun?: BegunIndex,
): Promise<void> {
  if (running?.isThere()) {
    begun?.drop();
    notify(context, { kind: 'import-running', severity: 'attention', facts: {} });
    return;
  }
  const mayTakeIn = takes === 'all' && openProjectOf(context).person.kind === 'researcher';
  const mine = watchProject(context, openProjectOf(context).project.id);
  const { isThere } = mine;
  running = mine;
  newest = mine;
  const startedAtMs = Date.parse(context.ports.clock.nowUtc());
  let shown: ImportProgress = { read: 0, found: undefined, images: 0, unused: 0 };
  let firstSlice: FirstSlice | undefined;
  const show = (progress: ImportProgress): void => {
    shown = progress;
    const found = firstSlice && { firstSlice };
    if (isThere())
      update(context, { import: { kind: 'running', act: 'index', progress, startedAtMs, ...found } });
  };
  show(shown);
  // The first slice of a folder may be of anybody: an observer is not shown it.
  const isNewest = () => isThere() && newest === mine && mayTakeIn;
  const onImages = lookForFirstSlice(context, isNewest, (facts) => {
    firstSlice = facts;
    const { import: current } = context.store.getState();
    if (current.kind === 'running') show(shown);
    else if (current.kind === 'done') update(context, { import: { ...current, firstSlice } });
  });
  try {
    const { signal } = mine.controller;
    const index = begun ?? beginIndex(context.ports.images, given);
    const read = await index.follow({ onProgress: show, onImages, signal });
    await imagesHere(context);
    if (!isThere()) return;
    const outcome = { ...read, images: await withoutIdentity(context, read.images) };
    if (!isThere()) return;
    await (mayTakeIn ? takeIn : findAgain)(context, outcome, isThere);
  } catch (cause) {
    if (isThere()) {
      update(context, { import: { kind: 'none' } });
      const message = cause instanceof Error ? cause.message : String(cause);
      notify(context, { kind: 'import-failed', severity: 'wrong', facts: { message } });
    }
  } finally {
    mine.stop();
    if (running === mine) running = undefined;
  }
}

/** Locates images of the project among others; the others are counted and stay out. */
async function findAgain(context: AppContext, outcome: ImportOutcome, isThere: () => boolean): Promise<void> {
  const located = await locateImages(context, outcome, isThere);
  if (!located) return;
  const { others, foundAgain, moved } = located;
  // An observer's view holds no paths: where files are now goes to the storage alone.
  if (openProjectOf(context).person.kind === 'researcher') {
    const images = await withImages(openProjectOf(context).images, moved);
    if (!isThere()) return;
    updateOpen(context, { images, catalogue: images.catalogue });
  }
  updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
  update(context, { import: { kind: 'none' } });
  const { kit } = openProjectOf(context).project;
  // A kit that brings its images has them: that is no news.
  if (!kit?.hasImages || foundAgain === 0 || others > 0) {
    const facts = { found: foundAgain, others };
    notify(context, { kind: 'images-searched', severity: foundAgain > 0 ? 'done' : 'attention', facts });
  }
  if (moved.length > 0) {
    await keep(context, {
      images: moved,
      event: { act: 'images-imported', detail: `found again: ${foundAgain}` },
    });
  }
  await loadShownSlices(context);
}

interface WorkedIn {
  /** The project that it was worked into. */
  readonly before: OpenProject;
  readonly images: ReadonlyMap<string, StoredImage>;
  readonly catalogue: Catalogue;
  readonly made: SubjectsFromCatalogue;
  readonly account: ImportAccount;
}

/**
 * Orders the project's images with the new ones and makes subjects of them, in short slices so that the page stays
 * alive. What somebody changes meanwhile in the project is never lost: then it is done again with the change.
 */
async function workIn(
  context: AppContext,
  outcome: ImportOutcome,
  impostors: Located['impostors'],
  changed: readonly StoredImage[],
  isThere: () => boolean,
): Promise<WorkedIn | undefined> {
  for (;;) {
    const before = openProjectOf(context);
    const images = await withImages(before.images, changed);
    const { catalogue } = images;
    if (!isThere()) return undefined;
    const made = await inSlices(
      subjectSteps({
        catalogue,
        existing: before.subjects,
        projectId: before.project.id,
        protocol: before.project.protocol,
        newSubjectId: () => subjectId(context.ports.clock.newId()),
      }),
    );
    if (!isThere()) return undefined;
    await inSlices(pairCheckSteps(made.subjects, catalogue, before.project.protocol));
    if (!isThere()) return undefined;
    const account = await inSlices(
      accountSteps({ outcome, impostors, before: before.images.values(), catalogue }),
    );
    if (!isThere()) return undefined;
    const now = openProjectOf(context);
    const isSame =
      now.subjects === before.subjects &&
      now.images === before.images &&
      now.project.protocol === before.project.protocol &&
      now.progress === before.progress;
    if (isSame) return { before, images, catalogue, made, account };
  }
}

async function takeIn(context: AppContext, outcome: ImportOutcome, isThere: () => boolean): Promise<void> {
  const located = await locateImages(context, outcome, isThere);
  if (!located) return;
  const { fresh, taken, moved, impostors } = located;
  const added: StoredImage[] = fresh.map((image) => storedImage(context, image));
  const worked = await workIn(context, outcome, impostors, [...moved, ...added], isThere);
  if (!worked) return;
  const { before, images, catalogue, made, account } = worked;
  const reachable = context.registry.reachableKeys();
  const guarded = made.subjects.map((subject) => withHeldScans(before, subject));
  const subjects = guarded.map((one) => one.subject);
  const held = guarded.filter((one) => one.isHeld).map((one) => one.subject.code);
  updateOpen(context, { images, catalogue, subjects, reachable });
  if (held.length > 0) {
    notify(context, { kind: 'scans-held', severity: 'attention', facts: { codes: held.join(', ') } });
  }
  const { ledger } = account;
  const unknown = fresh.filter(({ header }) => !before.images.has(imageKey(header)));
  const { import: last } = context.store.getState();
  update(context, {
    import: {
      kind: 'done',
      images: unknown.length,
      imageFiles: new Set(unknown.map(({ header }) => header.sopInstanceUid)).size,
      newSubjects: made.added.length,
      ...account,
      unused: ledger.ends.filter(({ state }) => state !== 'used'),
      isCancelled: outcome.isCancelled,
      foundAgain: taken - unknown.length,
      ...(last.kind === 'running' && last.firstSlice && { firstSlice: last.firstSlice }),
    },
  });
  await keep(context, {
    images: [...moved, ...added],
    // Another window may have changed the others meanwhile: what the import leaves alone is not written over.
    subjects: subjectsThatDiffer(before.subjects, subjects),
    event: {
      act: 'images-imported',
      detail: `${ledger.given} files: ${ledger.used} used, ${ledger.setAside} set aside, ${ledger.refused} refused`,
    },
  });
  await loadShownSlices(context);
}

function subjectsThatDiffer(before: readonly Subject[], after: readonly Subject[]): readonly Subject[] {
  const known = new Map(before.map((subject) => [subject.id, stableText(subject)]));
  return after.filter((subject) => known.get(subject.id) !== stableText(subject));
}

/** Puts the import's report away. */
export function dismissImport(context: AppContext): void {
  if (context.store.getState().import.kind === 'done') update(context, { import: { kind: 'none' } });
}
