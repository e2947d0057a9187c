import { loadPart } from '../../base/partNotLoaded';
import type { SubjectId } from '../../domain/ids';
import type { MergePreview } from '../../domain/keeping/merge/mergePreview';
import type { IncomingBundle, IncomingRefusal, TakenIn } from '../../state/incomingState';
import type { OpenProject } from '../../state/openProject';
import { readAgain } from '../conduct/readAgain';
import { type AppContext, isStillHere, notify, type Ports, sittingHere, update } from '../context';
import type { TranslateContent } from '../ports';
import { refreshStart } from '../projectList';
import { mayLeaveReading } from '../readingPart';
import { beforeErasure, removeErasedCopies } from './erasedCopies';
import { bundleContent, type GivenBundle } from './ports';

/** The files behind what is offered: the state holds no bytes. */
const offered = new WeakMap<AppContext, ReadonlyMap<string, GivenBundle>>();

/**
 * Looks into bundles and shows what each would bring; nothing is written. Where a project is open only bundles of it can be
 * taken in, and an observer takes in nothing but their own: a count would tell how far the others are.
 */
export async function offerBundles(context: AppContext, files: readonly GivenBundle[]): Promise<void> {
  const { incoming, open } = context.store.getState();
  if (files.length === 0 || incoming.kind === 'taking-in') return;
  const given = new Map(files.map((file) => [file.name, file]));
  offered.set(context, given);
  update(context, { incoming: { kind: 'reading', fileNames: [...given.keys()] } });
  const bundles: IncomingBundle[] = [];
  // One after the other: a kit with images is large.
  for (const file of given.values()) bundles.push(await lookedInto(context, file, open));
  const isSame = open ? isStillHere(context, open) : context.store.getState().open === undefined;
  const isWanted = offered.get(context) === given && context.store.getState().incoming.kind === 'reading';
  if (!isWanted) return;
  update(context, { incoming: isSame ? { kind: 'offered', bundles } : { kind: 'none' } });
}

async function lookedInto(
  { ports }: AppContext,
  file: GivenBundle,
  open: OpenProject | undefined,
): Promise<IncomingBundle> {
  const facts = { fileName: file.name, sizeBytes: file.size };
  const refused = (why: IncomingRefusal): IncomingBundle => ({
    ...facts,
    standing: { kind: 'refused', why },
  });
  const content = await contentOf(file);
  if (typeof content === 'string') return refused({ kind: 'not-a-bundle', message: content });
  const preview = await ports.storage.previewBundle(content, await translation(ports));
  if (!preview.ok) return refused({ kind: 'not-a-bundle', message: preview.error.message });
  const why = refusalOf(preview.value, open);
  return why ? refused(why) : { ...facts, standing: { kind: 'ready', preview: preview.value } };
}

function refusalOf(preview: MergePreview, open: OpenProject | undefined): IncomingRefusal | undefined {
  if (!open) return undefined;
  const { title, bundle } = preview;
  if (bundle.projectId !== open.project.id) return { kind: 'other-project', title };
  const { person } = open;
  if (person.kind === 'observer' && bundle.observerId !== person.observerId)
    return { kind: 'not-own', title };
  return undefined;
}

/** Images of returned readings are named as this copy knows them, before anything is compared with what is here. */
async function translation(ports: Ports): Promise<TranslateContent> {
  // Loaded before: inside the storage's work nothing is awaited but the storage.
  const { translateWith } = await loadPart(() => import('../kits/kitActs'));
  return (content) => translateWith(ports, content);
}

async function contentOf(file: GivenBundle): Promise<Blob | Uint8Array | string> {
  try {
    return await bundleContent(file);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** Takes in every bundle that is offered and not refused, then shows the project as it is now. */
export async function takeInBundles(context: AppContext): Promise<void> {
  const { incoming, open: asked } = context.store.getState();
  if (incoming.kind !== 'offered' || (asked && !mayLeaveReading(context))) return;
  const { bundles } = incoming;
  const { storage } = context.ports;
  const files = offered.get(context) ?? new Map<string, GivenBundle>();
  const ends: TakenIn[] = [];
  const read = context.store.getState().reading?.subjectId;
  const erased = new Set<SubjectId>();
  let areCopiesRemoved = true;
  update(context, { incoming: { kind: 'taking-in', bundles, done: 0 } });
  // What is on its way to the disk comes first: else it would be held against what comes in.
  await context.saves.settled();
  for (const { fileName, standing } of bundles) {
    const file = files.get(fileName);
    if (standing.kind !== 'ready' || !file) continue;
    const content = await contentOf(file);
    const before = await beforeErasure(context, standing.preview);
    const taken =
      typeof content === 'string'
        ? { ok: false as const, error: { message: content } }
        : await storage.readBundle(content, sittingHere(asked), await translation(context.ports));
    const end: TakenIn['end'] = taken.ok
      ? { kind: 'taken', outcome: taken.value }
      : { kind: 'failed', message: taken.error.message };
    if (taken.ok) {
      await file.onTaken?.();
      const { erasedSubjects } = taken.value;
      for (const id of erasedSubjects) erased.add(id);
      if (before && !(await removeErasedCopies(context, before, erasedSubjects))) areCopiesRemoved = false;
    }
    ends.push({ fileName, title: standing.preview.title, end });
    update(context, { incoming: { kind: 'taking-in', bundles, done: ends.length } });
  }
  offered.delete(context);
  await showTaken(context, asked, ends);
  await attachImages(context, files);
  if (erased.size > 0) {
    // A reading that was open was closed with the project as it was.
    const wasOpen = read !== undefined && erased.has(read) ? 1 : 0;
    notify(context, {
      kind: 'erased-elsewhere',
      severity: 'attention',
      facts: { count: erased.size, wasOpen },
    });
  }
  if (!areCopiesRemoved) notify(context, { kind: 'copies-not-removed', severity: 'attention', facts: {} });
  update(context, { incoming: { kind: 'taken-in', ends } });
}

async function showTaken(
  context: AppContext,
  asked: OpenProject | undefined,
  ends: readonly TakenIn[],
): Promise<void> {
  const taken = new Set(ends.flatMap(({ end }) => (end.kind === 'taken' ? [end.outcome.projectId] : [])));
  if (taken.size === 0) return;
  if (!asked) {
    const { openProject } = await context.project.load();
    await refreshStart(context);
    const [only, ...others] = taken;
    if (only !== undefined && others.length === 0) await openProject(context, only);
    return;
  }
  if (isStillHere(context, asked)) await readAgain(context);
}

/** The images of a kit lie in its own file: known slices are found there again. */
async function attachImages(context: AppContext, files: ReadonlyMap<string, GivenBundle>): Promise<void> {
  const { open } = context.store.getState();
  if (!open?.project.kit?.hasImages) return;
  const given = [...files.values()].flatMap((file) => file.given ?? []);
  const { attachKitImages } = await loadPart(() => import('../kits/kitActs'));
  for (const one of given) await attachKitImages(context, one);
}

/** Puts away what was offered, or the account of what was taken in. While bundles are being taken in they stay. */
export function dismissIncoming(context: AppContext): void {
  if (context.store.getState().incoming.kind === 'taking-in') return;
  offered.delete(context);
  update(context, { incoming: { kind: 'none' } });
}
