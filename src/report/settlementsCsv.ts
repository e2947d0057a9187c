import { readingsBySubject } from '../analysis/readingsBySubject';
import { subjectsInOrder } from '../analysis/subjectsInOrder';
import type { Result } from '../base/result';
import { ok } from '../base/result';
import { outlinePair } from '../domain/agreement/outlinePair';
import type { Settlement } from '../domain/agreement/settlement';
import type { SettlementStanding } from '../domain/agreement/settlementStanding';
import { settlementsOf } from '../domain/agreement/settlementsOf';
import { signalValues } from '../domain/measurement/signalValues';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import { targetKey } from '../domain/reading/roi';
import type { ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { targetsOf } from '../domain/study/targets';
import { type CsvOptions, type CsvValue, csvText } from './csvText';
import type { RoiCsvInput } from './roiRecords';
import { type SettlementColumnName, settlementColumns } from './settlementColumns';
import { muscleName } from './structureNames';

/** One row of the file of decisions. */
export type SettlementRecord = Readonly<Record<SettlementColumnName, CsvValue>>;

/**
 * Every decision about a disagreement as CSV, replaced ones too, by subject code and in the order in which targets are
 * drawn; see `settlementColumns`. Denied exactly where results are.
 */
export function settlementsCsv(
  input: Omit<RoiCsvInput, 'headers'>,
  options: CsvOptions,
): Result<string, ResultsDenied> {
  const access = resultsAccess(input);
  if (!access.ok) return access;
  return ok(
    csvText(
      settlementColumns.map(({ name }) => name),
      settlementRecords(input),
      options,
    ),
  );
}

/** The rows of that file. Whoever calls has asked for access. */
export function settlementRecords(
  input: Pick<RoiCsvInput, 'project' | 'subjects' | 'readings'>,
): readonly SettlementRecord[] {
  const { protocol } = input.project;
  const readings = readingsBySubject(input.readings);
  return subjectsInOrder(input.subjects).flatMap((subject) =>
    rowsOf(subject, readings.get(subject.id) ?? [], protocol),
  );
}

function rowsOf(
  subject: Subject,
  readings: readonly Reading[],
  protocol: Protocol,
): readonly SettlementRecord[] {
  const { settlements = [] } = subject;
  const asked = targetsOf(protocol).map(targetKey);
  const gone = [...new Set(settlements.map((one) => one.targetKey))].filter((key) => !asked.includes(key));
  const standings = settlementsOf(subject, readings, protocol);
  return [...asked, ...gone.sort()].flatMap((key) => {
    const own = settlements.filter((one) => one.targetKey === key);
    return own.map((settlement, index): SettlementRecord => {
      const isNewest = index === own.length - 1;
      const standing = standings.get(key);
      const waits = isNewest && standing?.kind === 'waiting' ? standing.waitsFor : [];
      return {
        project: protocol.title,
        subject: subject.code,
        ...targetPart(key, protocol),
        number: index + 1,
        decision: settlement.decision,
        reason: settlement.reason,
        decided_by: settlement.by,
        decided_at: settlement.atUtc,
        protocol_version: settlement.protocolVersion,
        standing: isNewest ? standingText(settlement, standing, asked.includes(key)) : 'superseded',
        waits_for: waits.join('; ') || undefined,
        ...comparedPart(settlement, readings, protocol),
      };
    });
  });
}

/** A key is made of what its target is (`targetKey`); of a target that the protocol no longer has, nothing else is left. */
function targetPart(key: string, protocol: Protocol) {
  const [timePoint, site, muscle = '', side] = key.split('|');
  return { time_point: timePoint, site, muscle, muscle_name: muscleName(protocol, muscle), side };
}

function standingText(
  { decision }: Settlement,
  standing: SettlementStanding | undefined,
  isAsked: boolean,
): string {
  if (decision === 'open') return 'open';
  return standing?.kind ?? (isAsked ? 'open' : 'not-in-protocol');
}

function comparedPart(
  { compared, targetKey: key }: Settlement,
  readings: readonly Reading[],
  protocol: Protocol,
) {
  const [first, second] = compared;
  const [one, other] = compared.map(({ observerId, signedAtUtc }) =>
    readings.find(
      (reading) =>
        reading.observerId === observerId &&
        reading.round === 1 &&
        reading.state === 'signed' &&
        reading.signedAtUtc === signedAtUtc,
    ),
  );
  const pair = one && other && outlinePair(key, one, other);
  const overlap = pair?.kind === 'both' ? pair.overlap : undefined;
  const difference = (measured: (entry: ReadingEntry | undefined) => number | undefined) => {
    const values = [measured(one?.entries[key]), measured(other?.entries[key])];
    const [before, after] = values;
    return before === undefined || after === undefined ? undefined : after - before;
  };
  return {
    first_observer: first?.observerId,
    first_signed_at: first?.signedAtUtc,
    second_observer: second?.observerId,
    second_signed_at: second?.signedAtUtc,
    dice: overlap?.kind === 'same-slice' ? overlap.dice : undefined,
    csa_difference_mm2: difference((entry) => csaOf(entry, protocol)),
    si_difference_au: difference((entry) => siOf(entry, protocol)),
  };
}

function csaOf(entry: ReadingEntry | undefined, { csaKind }: Protocol): number | undefined {
  if (entry?.kind !== 'roi' || entry.measurement.area.kind !== 'known') return undefined;
  return entry.measurement.area[csaKind === 'gross' ? 'grossMm2' : 'netMm2'];
}

function siOf(entry: ReadingEntry | undefined, { valueKind }: Protocol): number | undefined {
  if (entry?.kind !== 'roi') return undefined;
  const values = signalValues(entry.measurement.signal, valueKind);
  return values.ok ? values.value.mean : undefined;
}
