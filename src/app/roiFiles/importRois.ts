import { imageKey } from '../../domain/image/imageRef';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { targetKey } from '../../domain/reading/roi';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import { timePoints } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf } from '../context';
import { isCommitting } from '../reading/commitsUnderWay';
import { isBusy } from '../reading/isBusy';
import { entriesMeasuredAnew, isLeanSample } from '../reading/measureEntry';
import { setContent } from '../reading/setContent';
import { chosenSlice } from '../reading/sliceChoice';
import { showAxialSlice } from '../reading/slices';
import type { ImportRow } from './importPlan';
import { planRoiImport, type RowDecisions, roiFor } from './planRoiImport';

type Settled = 'target' | 'slice' | 'measurement' | 'imageFingerprint';
type ReadyRow = ImportRow & { readonly [Key in Settled]: NonNullable<ImportRow[Key]> };

function isReady(row: ImportRow): row is ReadyRow {
  const { state, target, slice, measurement, imageFingerprint } = row;
  return state.kind === 'ready' && !!target && !!slice && !!measurement && !!imageFingerprint;
}

/**
 * Takes the ROIs that are ready into the reading that is open: one step of its history, recorded as `imported` with each
 * ROI. Everything is judged again first, because the reading may have changed since the table was drawn. Returns how many
 * were taken in.
 */
export async function importRois(
  context: AppContext,
  read: RoiFilesRead,
  decisions: RowDecisions,
): Promise<number> {
  const asked = sessionOf(context);
  // Where a disagreement is settled, outlines of files would be outlines that were drawn before.
  if (!asked || asked.reading.state === 'signed' || asked.askedTargets) return 0;
  if (isCommitting(context) || timePoints.some((one) => isDrawing(asked.panes[one]))) {
    notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
    return 0;
  }
  const plan = await planRoiImport(context, read, decisions);
  const session = sessionOf(context);
  // What belongs to one reading goes into no other, whatever was opened or changed while slices were decoded.
  if (
    !plan ||
    session?.reading.id !== asked.reading.id ||
    session.reading.revision !== asked.reading.revision
  )
    return 0;
  const ready = plan.rows.filter(isReady);
  if (ready.length === 0) return 0;
  const now = context.ports.clock.nowUtc();
  const sliceChoices = ready.reduce<Reading['sliceChoices']>((choices, { slice }) => {
    const so = { ...session, reading: { ...session.reading, sliceChoices: choices } };
    return chosenSlice(so, slice.timePoint, slice.header, 'by-drawing', now);
  }, session.reading.sliceChoices);
  const content = contentOf({
    ...session.reading,
    entries: entriesWith(context, session, ready, now),
    sliceChoices,
  });
  const programs = [...new Set(ready.map(({ roi }) => roi.program))].join(', ');
  const keys = ready.map(({ target }) => targetKey(target)).join(' ');
  const event = { act: 'outlines-imported', detail: `${programs}: ${keys}` } as const;
  await setContent(context, content, pushHistory(session.history, content), event);
  await showWhereTheyLie(context, ready);
  notify(context, { kind: 'outlines-imported', severity: 'done', facts: { count: ready.length } });
  return ready.length;
}

/** Goes to the slices of what was taken in: an outline that nobody sees is not looked at. */
async function showWhereTheyLie(context: AppContext, ready: readonly ReadyRow[]): Promise<void> {
  for (const timePoint of timePoints) {
    const slice = ready.find((row) => row.slice.timePoint === timePoint)?.slice;
    const slices = sessionOf(context)?.panes[timePoint]?.axial.slices ?? [];
    const index = slice ? slices.findIndex((one) => imageKey(one) === imageKey(slice.header)) : -1;
    if (index >= 0) await showAxialSlice(context, timePoint, index);
  }
}

function isDrawing(pane: ReadingPane | undefined): boolean {
  return pane !== undefined && isBusy(pane);
}

function entriesWith(
  context: AppContext,
  session: ReadingSession,
  ready: readonly ReadyRow[],
  committedAtUtc: string,
): Reading['entries'] {
  const { protocol } = openProjectOf(context).project;
  let entries: Reading['entries'] = session.reading.entries;
  for (const row of ready) {
    const key = targetKey(row.target);
    const revision = lastRevision(session, key) + 1;
    const roi = {
      ...roiFor(row, row.target, row.slice, { fingerprint: row.imageFingerprint }),
      committedAtUtc,
      revision,
    };
    const entry: ReadingEntry = { kind: 'roi', roi, measurement: row.measurement };
    entries = { ...entries, [key]: entry };
  }
  // Fat of a scan depends on its lean sample, and a measurement names the revision that it is of.
  for (const { target, slice } of ready) {
    const image = context.registry.decoded(imageKey(slice.header));
    if (image && (isLeanSample(target, protocol) || protocol.fatMethod.kind === 'lean-sample')) {
      entries = entriesMeasuredAnew(protocol, image, slice.header, entries, slice.timePoint);
    }
  }
  return entries;
}

function lastRevision({ history, reading }: ReadingSession, key: string): number {
  const all = [...history.past, reading, ...history.future].flatMap(({ entries }) => {
    const entry = entries[key];
    return entry?.kind === 'roi' ? [entry.roi.revision ?? 1] : [];
  });
  return Math.max(0, ...all);
}
