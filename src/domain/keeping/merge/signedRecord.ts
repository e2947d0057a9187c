import { stableText } from '../../../base/stableText';
import { readingId } from '../../ids';
import type { Reading, SliceChoice } from '../../reading/reading';
import { timePoints } from '../../timePoint';

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashOfText = (text: string) => string;

/** A reading as it was signed: kept for good under the hash of what it says, whatever becomes of the reading since. */
export interface SignedRecord {
  readonly hash: string;
  readonly reading: Reading;
}

/** Records by what hashed them. A reading never changes once it is made: its record is that of the same object. */
const known = new WeakMap<HashOfText, WeakMap<Reading, SignedRecord>>();

/**
 * The record of a signed reading; undefined for an open one. Left out is what is no part of what was signed: the record's
 * own id, how often it was saved and where, and the picture of the slice's choice, which can be drawn again.
 */
export function signedRecordOf(reading: Reading, hashOf: HashOfText): SignedRecord | undefined {
  if (reading.state !== 'signed') return undefined;
  const records = known.get(hashOf) ?? new WeakMap<Reading, SignedRecord>();
  known.set(hashOf, records);
  const record = records.get(reading) ?? hashedRecord(reading, hashOf);
  records.set(reading, record);
  return record;
}

function hashedRecord(reading: Reading, hashOf: HashOfText): SignedRecord {
  const { clock: _clock, ...rest } = reading;
  const signed = withoutEvidence({ ...rest, id: readingId('signed'), revision: 0 });
  return { hash: hashOf(stableText(signed) ?? ''), reading: signed };
}

/** The signed records of these readings, each once. */
export function signedRecordsOf(readings: readonly Reading[], hashOf: HashOfText): readonly SignedRecord[] {
  const byHash = new Map<string, SignedRecord>();
  for (const reading of readings) {
    const record = signedRecordOf(reading, hashOf);
    if (record) byHash.set(record.hash, record);
  }
  return [...byHash.values()];
}

/** A reading without the pictures of its slices' choices. */
export function withoutEvidence(reading: Reading): Reading {
  const hasNone = timePoints.every((at) => reading.sliceChoices[at]?.atMidHeight?.evidencePng === undefined);
  if (hasNone) return reading;
  const choices = timePoints.flatMap((timePoint): (readonly [string, SliceChoice])[] => {
    const choice = reading.sliceChoices[timePoint];
    if (!choice) return [];
    if (!choice.atMidHeight) return [[timePoint, choice]];
    const { evidencePng: _picture, ...atMidHeight } = choice.atMidHeight;
    return [[timePoint, { ...choice, atMidHeight }]];
  });
  return { ...reading, sliceChoices: Object.fromEntries(choices) };
}
