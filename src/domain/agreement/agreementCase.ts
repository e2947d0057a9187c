import type { SubjectId } from '../ids';
import { signalValues } from '../measurement/signalValues';
import type { Reading } from '../reading/reading';
import { type RoiTarget, targetKey } from '../reading/roi';
import type { Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { targetsOf } from '../study/targets';
import { type OutlinePair, outlinePair, type RatedOutline, type Rater } from './outlinePair';

/** A target that at least one of two gave something for, and the other too. */
export type GivenPair = Exclude<OutlinePair, { readonly kind: 'not-given' }>;

/** What two raters gave for one target of one subject, and how far their numbers lie apart. */
export interface AgreementCase {
  readonly subjectId: SubjectId;
  readonly code: string;
  readonly isTraining: boolean;
  readonly target: RoiTarget;
  readonly pair: GivenPair;
  /** Of the protocol's CSA, mm²; undefined where one of the two has none. */
  readonly csaMm2: readonly [number | undefined, number | undefined];
  /** Of the protocol's kind of value, a.u. */
  readonly si: readonly [number | undefined, number | undefined];
}

/** What of a subject says whether and as what it is compared. */
export type ComparedSubject = Pick<Subject, 'id' | 'code' | 'isTraining' | 'exclusion'>;

/** What cases are made of; readings with their outlines, of which only those that were signed blind may be given. */
export interface CasesInput {
  readonly subjects: readonly ComparedSubject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  readonly raters: readonly [Rater, Rater];
}

/**
 * Every target that either rater gave something for, of subjects that are not excluded and that both have signed and never
 * re-opened (rules, *Agreement*: first independently signed readings). In the order of subjects, then of drawing. Yields one
 * at a time: comparing borders takes milliseconds, and there may be thousands.
 */
export function* agreementCases({
  subjects,
  readings,
  protocol,
  raters,
}: CasesInput): Generator<AgreementCase> {
  const targets = targetsOf(protocol);
  const bySubject = new Map<SubjectId, Reading[]>();
  for (const reading of readings) {
    const own = bySubject.get(reading.subjectId);
    if (own) own.push(reading);
    else bySubject.set(reading.subjectId, [reading]);
  }
  for (const subject of subjects) {
    if (subject.exclusion) continue;
    const own = bySubject.get(subject.id) ?? [];
    const [one, other] = raters.map((rater) => independentReading(own, rater));
    if (!one || !other) continue;
    for (const target of targets) {
      const pair = outlinePair(targetKey(target), one, other);
      if (pair.kind === 'not-given') continue;
      yield {
        subjectId: subject.id,
        code: subject.code,
        isTraining: subject.isTraining === true,
        target,
        pair,
        csaMm2: valuesOf(pair, (outline) => csaOf(outline, protocol)),
        si: valuesOf(pair, (outline) => siOf(outline, protocol)),
      };
    }
  }
}

/** Undefined too where two records claim to be the same reading: which one counts is not ours to guess. */
function independentReading(readings: readonly Reading[], { observerId, round }: Rater): Reading | undefined {
  const found = readings.filter((one) => one.observerId === observerId && one.round === round);
  const [reading] = found;
  if (!reading || found.length > 1) return undefined;
  return reading.state === 'signed' && reading.reopenings.length === 0 ? reading : undefined;
}

function valuesOf(
  pair: OutlinePair,
  ofOutline: (outline: RatedOutline) => number | undefined,
): readonly [number | undefined, number | undefined] {
  if (pair.kind === 'both') return [ofOutline(pair.outlines[0]), ofOutline(pair.outlines[1])];
  if (pair.kind !== 'one-cannot') return [undefined, undefined];
  const value = ofOutline(pair.outline);
  return pair.who === 0 ? [undefined, value] : [value, undefined];
}

function csaOf({ measurement: { area } }: RatedOutline, { csaKind }: Protocol): number | undefined {
  if (area.kind !== 'known') return undefined;
  return csaKind === 'gross' ? area.grossMm2 : area.netMm2;
}

function siOf({ measurement: { signal } }: RatedOutline, { valueKind }: Protocol): number | undefined {
  const values = signalValues(signal, valueKind);
  return values.ok ? values.value.mean : undefined;
}
