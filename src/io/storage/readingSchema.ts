import * as z from 'zod/mini';
import { isEvidencePng } from '../../domain/reading/evidencePng';
import { imageRef, measurement } from './measurementSchema';
import { changes, clock, id, utc } from './textSchemas';

/* Readings are taken without anything additional. */

const point = z.tuple([z.number(), z.number()]);
const timePoint = z.enum(['preop', 'followUp']);
const roiSide = z.enum(['left', 'right', 'none']);
const target = z.object({ timePoint, siteId: z.string(), muscleId: z.string(), side: roiSide });

const exclusionReason = z.enum(['oedema', 'haemorrhage', 'inflammation', 'vessel', 'artefact', 'other']);

const drawingWay = z.enum([
  ...(['clicks', 'freehand', 'vertices', 'redraw', 'brush', 'smooth', 'whole'] as const),
  ...(['smart-edge', 'mirrored', 'copied', 'imported'] as const),
]);

const roi = z.object({
  target,
  image: imageRef,
  imageFingerprint: z.string(),
  outlinePx: z.array(point).check(z.minLength(3)),
  exclusions: z.array(
    z.object({ verticesPx: z.array(point).check(z.minLength(3)), reason: exclusionReason }),
  ),
  committedAtUtc: utc,
  drawing: z.optional(z.object({ activeMs: z.number().check(z.nonnegative()), ways: z.array(drawingWay) })),
  revision: z.optional(z.int().check(z.positive())),
});

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('roi'), roi, measurement }),
  z.object({
    kind: z.literal('cannot-measure'),
    target,
    reason: z.enum(['cut-by-field-of-view', 'motion', 'artefact', 'oedema-too-wide', 'no-slice-at-level']),
    note: z.string(),
    recordedAtUtc: utc,
  }),
]);

const sliceChoice = z.object({
  image: imageRef,
  how: z.enum(['accepted', 'by-drawing', 'beforehand']),
  chosenAtUtc: utc,
  canalFront: z.optional(z.object({ fromPx: z.number(), how: z.enum(['from-endplates', 'by-hand']) })),
  atMidHeight: z.optional(
    z.object({
      distanceAtBodyMm: z.number(),
      distanceAtMuscleMm: z.optional(z.number()),
      tiltDeg: z.number(),
      evidencePng: z.optional(z.string().check(z.refine(isEvidencePng, 'no small PNG picture'))),
    }),
  ),
});

const line = z.tuple([point, point]);
const endplates = z.object({
  image: imageRef,
  imageFingerprint: z.string(),
  upperPx: z.optional(line),
  lowerPx: z.optional(line),
  markedAtUtc: utc,
});
const midline = z.object({ image: imageRef, linePx: line, setAtUtc: utc });

/** A reading as it crosses the border. */
export const readingSchema = z.object({
  id,
  projectId: id,
  subjectId: id,
  observerId: id,
  round: z.int().check(z.positive()),
  state: z.enum(['open', 'signed']),
  signedAtUtc: z.optional(utc),
  reopenings: z.array(z.object({ atUtc: utc, reason: z.string() })),
  sliceChoices: z.object({ preop: z.optional(sliceChoice), followUp: z.optional(sliceChoice) }),
  endplates: z.optional(z.object({ preop: z.optional(endplates), followUp: z.optional(endplates) })),
  midlines: z.optional(z.object({ preop: z.optional(midline), followUp: z.optional(midline) })),
  entries: z.record(z.string(), entry),
  revision: changes,
  clock: z.optional(clock),
  protocolVersion: z.optional(z.number()),
  washOutOverride: z.optional(
    z.object({ atUtc: utc, reason: z.string(), daysLacking: z.number().check(z.nonnegative()) }),
  ),
});
