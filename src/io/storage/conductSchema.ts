import * as z from 'zod/mini';
import { exclusionReasons } from '../../domain/reading/roi';
import { laterSettings } from '../../domain/study/protocol';
import { id } from './textSchemas';

const subjectPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('subset'), count: z.int().check(z.positive()) }),
]);

const guideRegion = z.object({
  region: z.enum(['general', 'T5-T10', 'T11-L2', 'L3-L5']),
  text: z.string(),
  pictures: z.array(
    z.object({
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      mediaType: z.enum(['image/png', 'image/jpeg']),
      caption: z.string(),
    }),
  ),
});

/** Fields of a protocol that came with the conduct of the study; what is absent means what it meant before. */
export const conductSchema = {
  levels: z._default(z.array(z.string()), [...laterSettings.levels]),
  roiExclusionReasons: z._default(z.array(z.enum(exclusionReasons)), [...laterSettings.roiExclusionReasons]),
  testPreset: z._default(z.enum(['as-the-study', 'fixed-in-advance']), laterSettings.testPreset),
  question: z._default(z.string(), laterSettings.question),
  assignment: z._default(subjectPart, laterSettings.assignment),
  reReads: z._default(
    z.object({
      by: z.union([z.literal('all'), z.array(id)]),
      subjects: subjectPart,
      washOutDays: z.int().check(z.nonnegative()),
    }),
    { by: 'all', subjects: { kind: 'all' }, washOutDays: laterSettings.reReads.washOutDays },
  ),
  blinding: z._default(
    z.object({ group: z.boolean(), timePoint: z.boolean(), cropsToPosterior: z.boolean() }),
    laterSettings.blinding,
  ),
  order: z._default(z.enum(['shuffled', 'by-code']), laterSettings.order),
  seed: z._default(z.int(), laterSettings.seed),
  sliceRule: z._default(z.enum(['by-observer', 'chosen-beforehand']), laterSettings.sliceRule),
  isCsaDecided: z._default(z.boolean(), laterSettings.isCsaDecided),
  enrolmentReasons: z._default(z.array(z.string()), [...laterSettings.enrolmentReasons]),
  guide: z._default(z.array(guideRegion), []),
  adjudication: z._default(
    z.object({
      diceBelow: z.nullable(z.number().check(z.gte(0), z.lte(1))),
      outsideLimitsOf: z.array(z.enum(['csaMm2', 'si'])),
      otherSlice: z.boolean(),
      thirdRule: z.enum(['replaces-mean', 'two-nearest']),
      thirdReader: z.optional(
        z.object({
          role: z.string(),
          name: z.string(),
          training: z.string(),
          isResearcher: z.optional(z.literal(true)),
        }),
      ),
    }),
    { ...laterSettings.adjudication, outsideLimitsOf: [...laterSettings.adjudication.outsideLimitsOf] },
  ),
};
