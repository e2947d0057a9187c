import { sumOf } from '../../base/sumOf';
import type { ProjectId } from '../../domain/ids';
import type { CopyRun } from '../../state/sourcesState';
import { reachableFor } from '../conduct/reachableFor';
import { type AppContext, openProjectOf, updateOpen } from '../context';
import { inSlices } from '../inSlices';
import { copiedKeys, forgetCopiedKeys } from './copiedKeys';
import { type PlannedPack, packsThatFit, planCopySteps } from './planCopies';
import { folderNamesOf, mayKeepSources, updateSources } from './sourceFacts';

type Failed = Extract<CopyRun, { kind: 'failed' }>;

/** A copying under way. */
interface Copying {
  readonly projectId: ProjectId;
  isStopped: boolean;
  /** More may be needed than when it began: looked at again at the end. */
  isAskedAgain: boolean;
}

let copying: Copying | undefined;

function isOpen(context: AppContext, projectId: ProjectId): boolean {
  return context.store.getState().open?.project.id === projectId;
}

/**
 * Copies what the project needs and would not come back by itself into this browser, series by series, in the
 * background. Where the space does not suffice nothing is begun: the user is asked. `what-fits`: the answer was to take
 * as many whole series as have room.
 */
export async function keepCopies(context: AppContext, amount: 'all' | 'what-fits' = 'all'): Promise<void> {
  const { open, sources } = context.store.getState();
  if (!open || !mayKeepSources(open.project) || !context.ports.sources.canCopy()) return;
  const projectId = open.project.id;
  if (copying && !copying.isStopped && copying.projectId === projectId) {
    copying.isAskedAgain = true;
    return;
  }
  const mine: Copying = { projectId, isStopped: false, isAskedAgain: false };
  copying = mine;
  const mayGoOn = () => !mine.isStopped && isOpen(context, projectId);
  try {
    const planned = await plan(context);
    const free = await context.ports.sources.freeBytes();
    if (!mayGoOn()) return;
    const fitting = packsThatFit(planned, free);
    if (planned.length === 0) {
      if (sources.run.kind === 'does-not-fit') updateSources(context, { run: { kind: 'none' } });
      return;
    }
    if (fitting.length < planned.length && amount === 'all') {
      updateSources(context, { run: asking(planned, fitting, free ?? 0) });
      return;
    }
    await copyAll(context, projectId, fitting, free, mayGoOn);
  } finally {
    if (copying === mine) copying = undefined;
  }
  if (mine.isAskedAgain && mayGoOn()) await keepCopies(context);
}

async function plan(context: AppContext): Promise<readonly PlannedPack[]> {
  // Nothing can be copied of what is not at hand.
  if (!context.registry.isAnyReachable()) return [];
  const { sources } = context.store.getState();
  const open = openProjectOf(context);
  const copied = copiedKeys(context, open.project.id);
  const steps = planCopySteps({
    open,
    setting: sources.copySetting,
    rememberedNames: new Set([
      ...(await folderNamesOf(context, open.project.id).catch(() => new Map<string, string>())).values(),
    ]),
    isCopied: (key) => copied.has(key),
    locationOf: context.registry.locationOf,
  });
  return inSlices(steps);
}

function asking(
  planned: readonly PlannedPack[],
  fitting: readonly PlannedPack[],
  freeBytes: number,
): CopyRun {
  return {
    kind: 'does-not-fit',
    images: sumOf(planned, ({ images }) => images),
    bytes: sumOf(planned, ({ bytes }) => bytes),
    freeBytes,
    fitImages: sumOf(fitting, ({ images }) => images),
    fitBytes: sumOf(fitting, ({ bytes }) => bytes),
  };
}

async function copyAll(
  context: AppContext,
  projectId: ProjectId,
  packs: readonly PlannedPack[],
  freeBytes: number | undefined,
  mayGoOn: () => boolean,
): Promise<void> {
  const images = sumOf(packs, (pack) => pack.images);
  const bytes = sumOf(packs, (pack) => pack.bytes);
  const copied = copiedKeys(context, projectId);
  let doneImages = 0;
  let doneBytes = 0;
  let failed: Failed | undefined;
  const show = () => {
    // A pause that was asked for meanwhile stays.
    const kind = context.store.getState().sources.run.kind === 'paused' ? 'paused' : 'running';
    updateSources(context, { run: { kind, doneImages, images, doneBytes, bytes, freeBytes } });
  };
  updateSources(context, { run: { kind: 'none' } });
  for (const pack of packs) {
    show();
    await whileNotPaused(context);
    if (!mayGoOn()) return;
    const outcome = await context.ports.sources.copy(projectId, pack.files);
    if (!mayGoOn()) return;
    if (outcome.kind === 'failed') {
      const { why, message } = outcome;
      failed = { kind: 'failed', why, message, doneImages, images };
      // One series that cannot be read does not stop the others; no room, or no private file system, does.
      if (why !== 'cannot-be-read') break;
      continue;
    }
    doneImages += pack.images;
    doneBytes += pack.bytes;
    for (const key of pack.files.flatMap(({ keys }) => keys)) copied.add(key);
    const { copies } = context.store.getState().sources;
    const kept = { images: copies.images + pack.images, bytes: copies.bytes + outcome.bytes };
    updateSources(context, { copies: kept });
  }
  updateSources(context, { run: failed ? { ...failed, doneImages } : { kind: 'none' } });
}

/** Resolves at once, or when a pause ends: also because the copying is stopped or another project is opened. */
function whileNotPaused(context: AppContext): Promise<void> {
  return new Promise((resolve) => {
    const isOver = () => context.store.getState().sources.run.kind !== 'paused';
    if (isOver()) {
      resolve();
      return;
    }
    const stop = context.store.subscribe(() => {
      if (!isOver()) return;
      stop();
      resolve();
    });
  });
}

/** Stops after the series that is being copied, or goes on. */
export function pauseCopies(context: AppContext, isPaused: boolean): void {
  const { run } = context.store.getState().sources;
  if (run.kind !== 'running' && run.kind !== 'paused') return;
  updateSources(context, { run: { ...run, kind: isPaused ? 'paused' : 'running' } });
}

/** Gives up copying; what was begun is not kept. */
export function stopCopies(context: AppContext): void {
  if (copying) copying.isStopped = true;
  updateSources(context, { run: { kind: 'none' } });
}

/** Removes the project's copies. Images that came only from them are no longer reachable; nothing else changes. */
export async function removeCopies(context: AppContext): Promise<boolean> {
  const { project } = openProjectOf(context);
  stopCopies(context);
  const isRemoved = await context.ports.sources.removeCopies(project.id);
  if (!isOpen(context, project.id)) return isRemoved;
  forgetCopiedKeys(context);
  context.registry.forgetCopies();
  updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
  if (isRemoved) updateSources(context, { copies: { images: 0, bytes: 0 } });
  return isRemoved;
}
