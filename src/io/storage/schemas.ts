import * as z from 'zod/mini';

// Without this zod tries `new Function`, which the page's policy forbids and reports.
z.config({ jitless: true });

/*
 * What a bundle must look like before anything of it is kept. Strict where numbers come from (readings), tolerant of
 * additional fields, so that a newer version's bundle is not refused for what it adds.
 */

const point = z.tuple([z.number(), z.number()]);
const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const timePoint = z.enum(['preop', 'followUp']);
const imageRef = z.object({ sopInstanceUid: z.string(), frame: z.number() });
const target = z.object({
  timePoint,
  siteId: z.string(),
  muscleId: z.string(),
  side: z.enum(['left', 'right']),
});

const roi = z.object({
  target,
  image: imageRef,
  imageFingerprint: z.string(),
  outlinePx: z.array(point).check(z.minLength(3)),
  exclusions: z.array(z.object({ verticesPx: z.array(point), reason: z.string() })),
  committedAtUtc: z.string(),
});

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('roi'), roi, measurement: z.looseObject({ rule: z.looseObject({}) }) }),
  z.object({
    kind: z.literal('cannot-measure'),
    target,
    reason: z.string(),
    note: z.string(),
    recordedAtUtc: z.string(),
  }),
]);

/** A reading as it crosses the border. */
export const readingSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  subjectId: z.string(),
  observerId: z.string(),
  round: z.number(),
  state: z.enum(['open', 'signed']),
  signedAtUtc: z.optional(z.string()),
  reopenings: z.array(z.object({ atUtc: z.string(), reason: z.string() })),
  sliceChoices: z.looseObject({}),
  entries: z.record(z.string(), entry),
  revision: z.number(),
});

/** A subject as it crosses the border. */
export const subjectSchema = z.looseObject({
  id: z.string(),
  projectId: z.string(),
  code: z.string(),
  patientKey: z.string(),
  covariates: z.looseObject({ surgeryDate: z.optional(isoDate) }),
  scans: z.looseObject({}),
});

/** A project as it crosses the border. */
export const projectSchema = z.looseObject({
  id: z.string(),
  protocol: z.looseObject({
    title: z.string(),
    observers: z.array(z.looseObject({ id: z.string(), letter: z.string(), role: z.string() })),
  }),
  kind: z.looseObject({ kind: z.enum(['study', 'demo']) }),
  createdAtUtc: z.string(),
  openedAtUtc: z.string(),
});

/** A slice header as it crosses the border: what the catalogue cannot do without. */
export const headerSchema = z.looseObject({
  sopInstanceUid: z.string(),
  seriesInstanceUid: z.string(),
  studyInstanceUid: z.string(),
  frame: z.number(),
  modality: z.string(),
  grid: z.looseObject({ columns: z.number(), rows: z.number() }),
});

/** The whole bundle. */
export const bundleSchema = z.object({
  format: z.literal('multifidus-bundle'),
  version: z.literal(1),
  writtenAtUtc: z.string(),
  whose: z.string(),
  project: projectSchema,
  subjects: z.array(subjectSchema),
  images: z.array(z.object({ header: headerSchema, path: z.string(), sizeBytes: z.number() })),
  readings: z.array(readingSchema),
});
