import * as z from 'zod/mini';
import { upgradedSignal } from './upgradeSignal';

/* Measurements, and what a protocol says of them, as they cross the border. */

/** Names one slice. */
export const imageRef = z.object({ sopInstanceUid: z.string(), frame: z.int() });

const geometryProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing'), tag: z.string() }),
  z.object({ kind: z.literal('impossible'), tag: z.string(), text: z.string() }),
]);

const statistics = z.object({
  mean: z.number(),
  sd: z.optional(z.number()),
  min: z.number(),
  max: z.number(),
  median: z.number(),
});

/** As the first version wrote it. */
const firstSignal = z.extend(statistics, {
  kind: z.literal('known'),
  pixelCount: z.int(),
  paddingCount: z.int(),
});

const count = z.int().check(z.nonnegative());
export const pixelRuleId = z.enum(['centre', 'imagej']);
export const valueKind = z.enum(['displayed', 'philips-floating-point', 'stored']);

export const fatMethod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fixed-threshold'), value: z.number() }),
  z.object({ kind: z.literal('otsu') }),
  z.object({ kind: z.literal('gaussian-mixture'), components: z.union([z.literal(2), z.literal(3)]) }),
  z.object({ kind: z.literal('lean-sample'), sdCount: z.number() }),
]);

const measuredOf = z.object({
  roiRevision: count,
  image: imageRef,
  spacingTag: z.optional(z.string()),
  valueKind,
});

const shape = z.object({
  perimeterMm: z.optional(z.number()),
  grossPixelCount: count,
  netPixelCount: count,
  grossPixelAreaMm2: z.optional(z.number()),
  netPixelAreaMm2: z.optional(z.number()),
  areaDifferencePercent: z.number(),
  isPlausible: z.boolean(),
});

const fatBasis = {
  method: fatMethod,
  valueKind,
  leanSample: z.optional(z.object({ mean: z.number(), sd: z.number() })),
};

const fat = z.discriminatedUnion('kind', [
  z.object({
    ...fatBasis,
    kind: z.literal('known'),
    threshold: z.number(),
    leanThreshold: z.optional(z.number()),
    pixelCount: count,
    fatPixelCount: count,
    mixedPixelCount: count,
    fatPercent: z.number(),
    leanAreaMm2: z.optional(z.number()),
    fatAreaMm2: z.optional(z.number()),
  }),
  z.object({
    ...fatBasis,
    kind: z.literal('unknown'),
    why: z.enum([
      ...(['no-pixels', 'too-few-pixels', 'too-few-values', 'no-convergence'] as const),
      ...(['no-crossing', 'no-lean-sample', 'no-such-values'] as const),
    ]),
  }),
]);

/** What one ROI measures, of this version or an earlier one. */
export const measurement = z.object({
  rule: z.object({ id: pixelRuleId, version: z.string() }),
  area: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      grossMm2: z.number(),
      netMm2: z.number(),
      spacing: z.object({ rowMm: z.number(), columnMm: z.number() }),
    }),
    z.object({ kind: z.literal('unknown'), problem: geometryProblem }),
  ]),
  signal: z.union([
    z.object({
      kind: z.literal('known'),
      pixelCount: z.int(),
      paddingCount: z.int(),
      displayed: statistics,
      stored: z.optional(statistics),
      floatingPoint: z.optional(statistics),
    }),
    z.object({ kind: z.literal('no-pixels'), paddingCount: z.int() }),
    z.pipe(firstSignal, z.transform(upgradedSignal)),
  ]),
  isLossy: z.boolean(),
  shape: z.optional(shape),
  of: z.optional(measuredOf),
  fat: z.optional(fat),
});
