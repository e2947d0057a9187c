import { observerCell } from '../../analysis/observerCell';
import { protocolOfAnalysed } from '../../analysis/panelChoice';
import { readingsBySubject } from '../../analysis/readingsBySubject';
import { signedReading } from '../../analysis/roiCell';
import { originalReadings, settledReadings } from '../../analysis/settledReadings';
import { muscleStructuresOf } from '../../analysis/structure';
import type { ObserverId } from '../../domain/ids';
import { signalValues } from '../../domain/measurement/signalValues';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Subject } from '../../domain/study/subject';
import { timePoints } from '../../domain/timePoint';
import { column } from '../csvColumn';
import type { CsvValue } from '../csvText';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import { kitSubjects } from './kitSubjects';

/** Between the observers of one place of the file. No id of an observer holds it. */
export const placeMark = ';';

const columns = [
  column('subject_number', '', 'Number of the subject in this kit; joins its files.'),
  column('subject', '', 'Code of the subject.'),
  column('site', '', 'Id of the measuring site.'),
  column('muscle', '', 'Id of the muscle.'),
  column('time_point', '', 'preop or followUp.'),
  column('side', '', 'Side of the patient: right or left.'),
  column('read_by', '', 'Who outlined: id of the observer; third for the third reader.'),
  column('round', '', 'Round of the reading: 1 is the first; 100 are readings that settle a disagreement.'),
  column('state', '', 'signed, or open.'),
  column('csa_gross_mm2', 'mm²', 'Area of the outline.'),
  column('csa_net_mm2', 'mm²', 'Area of the outline without what was left out of it.'),
  column('csa_mm2', 'mm²', 'The area that is the CSA by the protocol: gross or net.'),
  column('si_au', 'a.u.', 'Mean signal of the net area.'),
  column('si_is_impossible', '', 'true where no pixel lies in the net area: then nothing of the ROI counts.'),
  column('cannot_measure_reason', '', 'Why there is no outline.'),
  column(
    'original_of',
    '',
    'Observer in whose place the row stands among the original readings; empty where it counts nowhere.',
  ),
  column(
    'adjudicated_of',
    '',
    'Observers in whose places the row stands with adjudication, divided by ";"; empty where it counts nowhere.',
  ),
  column(
    'weight_of_originals',
    '',
    'In how many observers’ places the row stands among the original readings.',
  ),
  column('weight_with_adjudication', '', 'In how many observers’ places the row stands with adjudication.'),
] as const;

/** One row an ROI of a muscle, or a reason why there is none: what every average is made from, unrounded. Long, for R. */
export function readingsLong(facts: ExportFacts): DataTable {
  const readings = readingsBySubject(
    facts.readings.filter(({ projectId }) => projectId === facts.project.id),
  );
  return {
    name: 'readings_long',
    columns,
    rows: kitSubjects(facts).flatMap(({ number, standing: { subject } }) =>
      rowsOf(number, subject, readings.get(subject.id) ?? [], facts),
    ),
  };
}

function rowsOf(
  number: number,
  subject: Subject,
  readings: readonly Reading[],
  facts: ExportFacts,
): readonly (readonly CsvValue[])[] {
  const { protocol } = facts.project;
  const analysed = protocolOfAnalysed(protocol);
  const originals = placesIn(originalReadings(readings), subject, facts);
  const adjudicated = placesIn(settledReadings(readings, [subject], analysed), subject, facts);
  return [...readings].sort(byObserverAndRound).flatMap((reading) =>
    targetsOfMuscles(facts).flatMap((target) => {
      const entry = reading.entries[targetKey(target)];
      if (!entry) return [];
      const [before, now] = [originals.get(entry) ?? [], adjudicated.get(entry) ?? []];
      return [
        [
          number,
          subject.code,
          target.siteId,
          target.muscleId,
          target.timePoint,
          target.side,
          reading.observerId,
          reading.round,
          reading.state === 'signed' ? 'signed' : 'open',
          ...measuredCells(entry, facts),
          before.join(placeMark) || undefined,
          now.join(placeMark) || undefined,
          before.length,
          now.length,
        ],
      ];
    }),
  );
}

/** The muscles' targets in the order of drawing. */
export function targetsOfMuscles({
  project: { protocol },
}: Pick<ExportFacts, 'project'>): readonly (RoiTarget & { readonly side: 'left' | 'right' })[] {
  return timePoints.flatMap((timePoint) =>
    muscleStructuresOf(protocol).flatMap((structure) =>
      protocol.sides.map((side) => ({ ...structure, timePoint, side })),
    ),
  );
}

/** In which observers' places each entry of a set of readings counts, where it gives a measurement. */
function placesIn(
  readings: readonly Reading[],
  subject: Subject,
  facts: ExportFacts,
): ReadonlyMap<ReadingEntry, readonly ObserverId[]> {
  const protocol = protocolOfAnalysed(facts.project.protocol);
  const context = { readings, subject, protocol, seriesOf: facts.seriesOf };
  const places = new Map<ReadingEntry, ObserverId[]>();
  for (const { id: observerId } of protocol.observers) {
    const reading = signedReading(readings, { subjectId: subject.id, observerId, round: 1 });
    if (!reading.ok) continue;
    for (const target of targetsOfMuscles(facts)) {
      const entry = reading.value.entries[targetKey(target)];
      if (!entry || !observerCell(reading, target, context).isMeasured) continue;
      const own = places.get(entry) ?? [];
      own.push(observerId);
      places.set(entry, own);
    }
  }
  return places;
}

function measuredCells(entry: ReadingEntry, { project: { protocol } }: ExportFacts): readonly CsvValue[] {
  if (entry.kind === 'cannot-measure') {
    return [undefined, undefined, undefined, undefined, undefined, entry.reason];
  }
  const { area, signal } = entry.measurement;
  const known = area.kind === 'known' ? area : undefined;
  const si = signalValues(signal, protocol.valueKind);
  return [
    known?.grossMm2,
    known?.netMm2,
    protocol.csaKind === 'gross' ? known?.grossMm2 : known?.netMm2,
    si.ok ? si.value.mean : undefined,
    !si.ok && si.error.kind === 'no-pixels',
    undefined,
  ];
}

function byObserverAndRound(a: Reading, b: Reading): number {
  return compareText(a.observerId, b.observerId) || a.round - b.round || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
