import * as z from 'zod/mini';
import { isoDate } from './textSchemas';

/*
 * A slice header as it crosses the border. What the catalogue, the pairing and the measurement compute with is checked
 * to its type: a header of another shape would break the project each time it is opened.
 */

const lps = z.tuple([z.number(), z.number(), z.number()]);
const text = z.optional(z.string());
const number = z.optional(z.number());
const count = z.int().check(z.nonnegative());

const problem = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('missing'), tag: z.string() }),
  z.looseObject({ kind: z.literal('impossible'), tag: z.string(), text: z.string() }),
]);

const spacingMm = z.number().check(z.positive());

const grid = z.looseObject({
  columns: count,
  rows: count,
  spacing: z.optional(z.looseObject({ rowMm: spacingMm, columnMm: spacingMm })),
  spacingProblem: z.optional(problem),
  plane: z.optional(z.looseObject({ originLps: lps, rowDirectionLps: lps, columnDirectionLps: lps })),
  planeProblem: z.optional(problem),
});

const pixels = z.looseObject({
  transferSyntaxUid: z.string(),
  bitsAllocated: z.number(),
  bitsStored: z.number(),
  highBit: z.number(),
  isSigned: z.boolean(),
  samplesPerPixel: z.number(),
  photometricInterpretation: z.string(),
  isPlanar: z.boolean(),
  paddingValue: number,
  paddingLimit: number,
});

const acquisition = z.looseObject({
  manufacturer: text,
  model: text,
  stationName: text,
  software: text,
  fieldStrengthT: number,
  echoTimeMs: number,
  repetitionTimeMs: number,
  inversionTimeMs: number,
  flipAngleDeg: number,
  echoTrainLength: number,
  sliceThicknessMm: number,
  spacingBetweenSlicesMm: number,
  scanningSequence: text,
  sequenceVariant: text,
  scanOptions: text,
  sequenceName: text,
  contrastAgent: text,
  contrastGiven: text,
  spectralSuppression: text,
  spectralExcitation: text,
  receiveCoil: text,
});

/** A slice header. */
export const headerSchema = z.looseObject({
  sopInstanceUid: z.string(),
  sopClassUid: z.string(),
  frame: count,
  frames: count,
  seriesInstanceUid: z.string(),
  studyInstanceUid: z.string(),
  frameOfReferenceUid: text,
  modality: z.string(),
  patient: z.looseObject({
    id: z.string(),
    name: z.string(),
    birthDate: z.optional(isoDate),
    sex: z.optional(z.enum(['male', 'female', 'other'])),
    ageYears: number,
  }),
  studyDate: z.optional(isoDate),
  studyTime: text,
  studyDescription: text,
  seriesNumber: number,
  seriesDescription: text,
  protocolName: text,
  instanceNumber: number,
  imageType: z.array(z.string()),
  grid,
  pixels,
  rescale: z.looseObject({
    slope: z.number(),
    intercept: z.number(),
    isStated: z.boolean(),
    table: z.optional(
      z.looseObject({ entries: count, firstStored: z.int(), bitsPerEntry: count, sha256: z.string() }),
    ),
  }),
  philipsScale: z.optional(z.looseObject({ slope: z.number(), intercept: z.number() })),
  acquisition,
  window: z.optional(z.looseObject({ center: z.number(), width: z.number() })),
  isLossy: z.boolean(),
  warnings: z.array(z.looseObject({ kind: z.string(), tag: z.string(), text: z.string() })),
});
