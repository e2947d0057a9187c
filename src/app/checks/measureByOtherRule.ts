import { loadPart, PartNotLoaded } from '../../base/partNotLoaded';
import { err, ok, type Result } from '../../base/result';
import { settlingRound } from '../../domain/agreement/settlingRound';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { DecodeFailure } from '../../domain/import/importOutcome';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { Reading } from '../../domain/reading/reading';
import { resultsAccess } from '../../domain/study/blinding';
import type { Protocol } from '../../domain/study/protocol';
import type { NotMeasuredAgain, NotMeasuredOf } from '../../state/pixelRuleCheck';
import { type AppContext, isStillHere, openProjectOf, update } from '../context';
import type * as MeasuringPart from './measureReadingOn';
import { outlinesText, remeasuredMemory } from './remeasured';

/** The rule that the protocol does not use. */
export function otherRuleOf({ pixelRule }: Pick<Protocol, 'pixelRule'>): PixelRule['id'] {
  return pixelRule === 'centre' ? 'imagej' : 'centre';
}

/** The run that may still write; one that was cancelled or overtaken finds another in its place. */
const runs = new WeakMap<AppContext, object>();

interface Failure {
  readonly code: string;
  readonly why: NotMeasuredAgain;
}

/**
 * Measures every signed ROI of the first round, and of readings that settle disagreements, by the other pixel rule, from the images that are on this page. Kept in
 * memory for the sensitivity view; what is stored stays. Only for who may see results. A cancelled run goes on where it
 * stopped when it is asked for again.
 */
export async function measureByOtherRule(context: AppContext): Promise<void> {
  if (context.store.getState().pixelRuleCheck.kind === 'measuring') return;
  const asked = openProjectOf(context);
  const { project, subjects, person, progress } = asked;
  if (person.kind !== 'researcher') return;
  if (!resultsAccess({ person, project, subjects, readings: progress }).ok) return;
  const protocol: Protocol = { ...project.protocol, pixelRule: otherRuleOf(project.protocol) };
  const run = { projectId: project.id, ruleId: protocol.pixelRule };
  const show = (done: number, total: number): void =>
    update(context, { pixelRuleCheck: { kind: 'measuring', ...run, done, total } });
  const ownRun = {};
  runs.set(context, ownRun);
  const isOver = (): boolean => {
    if (runs.get(context) !== ownRun) return true;
    if (isStillHere(context, asked)) return false;
    update(context, { pixelRuleCheck: { kind: 'none' } });
    return true;
  };
  show(0, 0);
  const [measuring, loaded] = await Promise.all([
    measuringPart(),
    context.ports.storage.loadAllReadings(project.id),
  ]);
  if (isOver()) return;
  const fail = ({ message }: { readonly message: string }): void =>
    update(context, { pixelRuleCheck: { kind: 'failed', ...run, message } });
  if (!measuring.ok) return fail(measuring.error);
  if (!loaded.ok) return fail(loaded.error);
  const { measureReadingOn, openOn } = measuring.value;
  const readings = loaded.value.filter(
    ({ state, round }) => state === 'signed' && (round === 1 || round === settlingRound),
  );
  const memory = remeasuredMemory(context, project.id, protocol.pixelRule);
  const entriesOf = (reading: Reading): Reading['entries'] => {
    const known = memory.get(reading.id);
    return known?.outlines === outlinesText(reading) ? known.entries : reading.entries;
  };
  const codes = new Map(subjects.map(({ id, code }) => [id, code]));
  const slices = readingsBySlice(readings);
  const total = roiCount(readings);
  const failures: Failure[] = [];
  let done = 0;
  for (const [key, onSlice] of slices) {
    const isOpen = onSlice.some((reading) => openOn(entriesOf(reading), key, protocol).length > 0);
    const header = asked.images.get(key)?.header;
    const image = isOpen && header ? await context.registry.decode(header) : undefined;
    if (isOver()) return;
    for (const reading of onSlice) {
      const before = entriesOf(reading);
      const after = header && image?.ok ? measureReadingOn(protocol, image.value, header, before) : before;
      memory.set(reading.id, { outlines: outlinesText(reading), entries: after });
      for (const [, entry] of openOn(after, key, protocol)) {
        const isSame = image?.ok && entry.roi.imageFingerprint === image.value.fingerprint;
        const why = isSame ? 'cannot-be-measured' : whyNot(image);
        failures.push({ code: codes.get(reading.subjectId) ?? '', why });
      }
      done += roisOn(reading, key);
    }
    show(done, total);
  }
  update(context, {
    pixelRuleCheck: { kind: 'measured', ...run, rois: total - failures.length, not: byCode(failures) },
  });
}

/** Stops the measuring that runs. What was measured is remembered, but no conclusion is drawn from a part. */
export function cancelOtherRule(context: AppContext): void {
  const { pixelRuleCheck } = context.store.getState();
  if (pixelRuleCheck.kind !== 'measuring') return;
  runs.delete(context);
  update(context, { pixelRuleCheck: { ...pixelRuleCheck, kind: 'cancelled' } });
}

/** What measures loads when it is asked for; where it cannot be loaded the run says so. */
async function measuringPart(): Promise<Result<typeof MeasuringPart, Error>> {
  try {
    return ok(await loadPart(() => import('./measureReadingOn')));
  } catch (cause) {
    if (cause instanceof PartNotLoaded) return err(cause);
    throw cause;
  }
}

function whyNot(image: Result<SliceImage, DecodeFailure> | undefined): NotMeasuredAgain {
  if (!image) return 'not-here';
  if (image.ok) return 'other-pixels';
  return image.error.kind === 'unreachable' ? 'not-here' : 'cannot-be-read';
}

function readingsBySlice(readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> {
  const slices = new Map<string, Reading[]>();
  for (const reading of readings) {
    const keys = new Set(
      Object.values(reading.entries).flatMap((entry) =>
        entry.kind === 'roi' ? [imageKey(entry.roi.image)] : [],
      ),
    );
    for (const key of keys) slices.set(key, [...(slices.get(key) ?? []), reading]);
  }
  return slices;
}

function roisOn({ entries }: Reading, key: string): number {
  return Object.values(entries).filter((entry) => entry.kind === 'roi' && imageKey(entry.roi.image) === key)
    .length;
}

function roiCount(readings: readonly Reading[]): number {
  return readings.flatMap(({ entries }) => Object.values(entries)).filter(({ kind }) => kind === 'roi')
    .length;
}

function byCode(failures: readonly Failure[]): readonly NotMeasuredOf[] {
  const counted = new Map<string, NotMeasuredOf>();
  for (const { code, why } of failures) {
    const key = `${code}|${why}`;
    counted.set(key, { code, why, rois: (counted.get(key)?.rois ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}
