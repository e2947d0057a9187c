import * as z from 'zod/mini';
import { vertebralLevels } from '../../domain/level';
import { referenceTissues } from '../../domain/reading/referenceTissue';
import { defaultPairLimits } from '../../domain/study/pairLimits';
import { laterSettings } from '../../domain/study/protocol';
import { conductSchema } from './conductSchema';
import { headerSchema } from './headerSchema';
import { fatMethod, pixelRuleId, valueKind } from './measurementSchema';
import { readingSchema } from './readingSchema';
import { clock, id, isoDate, utc } from './textSchemas';

/*
 * What a bundle must look like before anything of it is kept. Everything that is computed with or shown is checked to
 * its type. Readings are taken without anything additional; elsewhere additional fields are tolerated, so that a newer
 * version's bundle is not refused for what it adds. How the parts fit together is `bundleFault`'s.
 */

const side = z.enum(['left', 'right']);
const level = z.string().check(z.refine((text) => vertebralLevels.includes(text), 'no vertebral level'));

const days = z.int().check(z.nonnegative());

const scanReason = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('last-before-surgery'), daysBefore: z.number() }),
  z.looseObject({ kind: z.literal('last-after-surgery'), daysAfter: z.number() }),
  z.looseObject({ kind: z.literal('confirmed-refracture'), daysAfter: z.number() }),
  z.looseObject({ kind: z.literal('assumed-earliest') }),
  z.looseObject({ kind: z.literal('assumed-latest') }),
  z.looseObject({ kind: z.literal('chosen-by-user') }),
  z.looseObject({ kind: z.literal('withheld') }),
]);

const scan = z.looseObject({
  studyInstanceUid: z.string(),
  axialSeriesUid: z.string(),
  sagittalSeriesUid: z.optional(z.string()),
  studyDate: z.optional(isoDate),
  reason: scanReason,
});

const refracture = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('none-on-final-scan') }),
  z.looseObject({
    kind: z.literal('confirmed'),
    events: z.array(z.looseObject({ date: z.optional(isoDate), levels: z.array(level) })),
  }),
]);

/** What names a covariate that the user added. It is the key of a record: never one that an object has of itself. */
const customId = z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,199}$/));
const customName = z.string().check(z.minLength(1), z.maxLength(100));
const named = { id: customId, name: customName, tellsGroup: z.optional(z.literal(true)) };
/** A covariate that a user added, as it crosses the border. */
export const customCovariateSchema = z.discriminatedUnion('kind', [
  z.object({
    ...named,
    kind: z.literal('number'),
    unit: z.optional(customName),
    range: z.optional(z.object({ from: z.number(), to: z.number() })),
  }),
  z.object({
    ...named,
    kind: z.literal('category'),
    categories: z.array(z.object({ id: customId, name: customName })).check(z.minLength(1)),
  }),
  z.object({ ...named, kind: z.literal('date') }),
]);
const customValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('category'), categoryId: customId }),
  z.object({ kind: z.literal('date'), date: isoDate }),
]);

const covariates = z.looseObject({
  sex: z.optional(z.enum(['male', 'female'])),
  ageYears: z.optional(z.number()),
  bmiKgPerM2: z.optional(z.number()),
  bmdTScore: z.optional(z.number()),
  level: z.optional(level),
  surgeryDate: z.optional(isoDate),
  secondSurgeryDate: z.optional(isoDate),
  refracture: z.optional(refracture),
  custom: z.optional(z.record(customId, customValue)),
  leftMissing: z.optional(z.array(z.enum(['sex', 'ageYears']))),
});
const scans = z.looseObject({ preop: z.optional(scan), followUp: z.optional(scan) });
const exclusion = z.optional(z.looseObject({ reason: z.string(), atUtc: utc }));

/** A subject as it crosses the border. */
export const subjectSchema = z.looseObject({
  id,
  projectId: id,
  code: z.string(),
  patientKey: z.string(),
  linkedPatientKeys: z.optional(z.array(z.string())),
  links: z.optional(
    z.array(
      z.looseObject({
        other: z.looseObject({ id, code: z.string(), patientKey: z.string(), covariates, scans, exclusion }),
        before: z.looseObject({ covariates, scans }),
        atUtc: utc,
      }),
    ),
  ),
  otherPeople: z.optional(z.array(id)),
  covariates,
  scans,
  exclusion,
  enrolment: z.optional(z.looseObject({ state: z.enum(['screened', 'included']), atUtc: utc })),
  isTraining: z.optional(z.literal(true)),
  note: z.optional(z.string()),
  finalScanReason: z.optional(z.string()),
  settlements: z.optional(
    z.array(
      z.looseObject({
        targetKey: z.string(),
        decision: z.enum(['average', 're-read', 'third-reading', 'open']),
        reason: z.string(),
        by: z.string(),
        atUtc: utc,
        protocolVersion: z.int(),
        compared: z.array(z.looseObject({ observerId: id, signedAtUtc: utc })),
      }),
    ),
  ),
  askedTargets: z.optional(z.array(z.string())),
  clock: z.optional(clock),
});

const limit = z.number().check(z.nonnegative());
const pairLimits = z.object({
  tiltDeg: limit,
  fieldStrengthPercent: limit,
  echoTimePercent: limit,
  repetitionTimePercent: limit,
  pixelSpacingPercent: limit,
  sliceThicknessMm: limit,
  echoTrainLength: z._default(limit, defaultPairLimits.echoTrainLength),
  flipAngleDeg: limit,
  parallelFactor: z._default(limit, defaultPairLimits.parallelFactor),
  interpolationPercent: z._default(limit, defaultPairLimits.interpolationPercent),
  scalingPercent: limit,
});
const requiredOrFlagged = z.enum(['required', 'flagged']);
const byHandOrAllowed = z.enum(['by-hand', 'allowed']);

const protocol = z.looseObject({
  version: z.number(),
  title: z.string(),
  sites: z.array(z.looseObject({ id, name: z.string() })).check(z.minLength(1)),
  muscles: z.array(z.looseObject({ id, name: z.string(), shortName: z.string() })).check(z.minLength(1)),
  sides: z.array(side).check(z.minLength(1)),
  observers: z
    .array(
      z.looseObject({
        id,
        letter: z.string(),
        role: z.string(),
        name: z._default(z.string(), ''),
        training: z._default(z.string(), ''),
        isResearcher: z.optional(z.literal(true)),
      }),
    )
    .check(z.minLength(1)),
  rounds: z.int().check(z.positive()),
  csaKind: z.enum(['gross', 'net']),
  valueKind,
  pairLimits: z._default(pairLimits, laterSettings.pairLimits),
  eligibility: z._default(
    z.object({ sameScanner: requiredOrFlagged, sameParameters: requiredOrFlagged }),
    laterSettings.eligibility,
  ),
  seriesRule: z._default(
    z.object({ fatSuppressed: byHandOrAllowed, contrastEnhanced: byHandOrAllowed }),
    laterSettings.seriesRule,
  ),
  pixelRule: pixelRuleId,
  combined: z._default(z.boolean(), laterSettings.combined),
  drawingAids: z._default(
    z.object({ smartEdge: z.boolean(), mirror: z.boolean(), copy: z.boolean() }),
    laterSettings.drawingAids,
  ),
  fatMethod: z._default(fatMethod, laterSettings.fatMethod),
  references: z._default(z.array(z.enum(referenceTissues)), [...laterSettings.references]),
  missingRule: z.enum(['complete-case', 'matched']),
  ...conductSchema,
  preopWithinDays: days,
  followUpAtLeastDays: days,
  alpha: z.number().check(z.positive(), z.lt(1)),
  sliceToleranceMm: z.number().check(z.nonnegative()),
});

/** What is left of an erased subject, as it crosses the border. */
export const tombstoneSchema = z.object({ subjectId: id, atUtc: utc });

/** A project as it crosses the border. */
export const projectSchema = z.looseObject({
  id,
  protocol,
  kind: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('study') }),
    z.looseObject({ kind: z.literal('demo'), seed: z.number() }),
  ]),
  identity: z._default(z.enum(['kept', 'removed']), 'kept'),
  pseudonymText: z.optional(z.string()),
  customCovariates: z.optional(z.array(customCovariateSchema)),
  secretText: z.optional(z.string()),
  locked: z.optional(z.looseObject({ atUtc: utc, observerId: id, subjectCode: z.string() })),
  amendments: z.optional(
    z.array(
      z.looseObject({
        version: z.number(),
        atUtc: utc,
        by: z.string(),
        reason: z.string(),
        changes: z.array(z.string()),
        before: protocol,
        signedReadings: z.int().check(z.nonnegative()),
      }),
    ),
  ),
  erased: z.optional(z.array(tombstoneSchema)),
  kit: z.optional(
    z.looseObject({
      observerId: id,
      issuedAtUtc: utc,
      issue: z.int().check(z.nonnegative()),
      hasImages: z.boolean(),
      assigned: z.optional(z.record(z.string(), z.array(id))),
    }),
  ),
  clock: z.optional(clock),
  createdAtUtc: utc,
  openedAtUtc: utc,
  unblinding: z.optional(z.looseObject({ atUtc: utc, reason: z.string() })),
  backups: z.optional(
    z.record(z.string(), z.looseObject({ atUtc: utc, signedReadings: z.int().check(z.nonnegative()) })),
  ),
});

/** A slice as it crosses the border. */
export const imageSchema = z.object({
  header: headerSchema,
  path: z.string(),
  sizeBytes: z.number(),
  fingerprint: z.optional(z.string()),
});

/** The whole bundle of version 1. */
export const bundleSchema = z.object({
  format: z.literal('multifidus-bundle'),
  version: z.literal(1),
  writtenAtUtc: utc,
  whose: z.string(),
  project: projectSchema,
  subjects: z.array(subjectSchema),
  images: z.array(imageSchema),
  readings: z.array(readingSchema),
});
