import * as z from 'zod/mini';
import { readingSchema } from '../readingSchema';
import {
  customCovariateSchema,
  imageSchema,
  projectSchema,
  subjectSchema,
  tombstoneSchema,
} from '../schemas';
import { id, utc } from '../textSchemas';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const text = z.string().check(z.maxLength(2000));
/** A later version may know more acts; none is called what every object has, by which words for it would be looked up. */
const act = z.string().check(
  z.regex(/^[a-z]+(?:-[a-z]+)*$/),
  z.refine((name) => !(name in Object.prototype), 'no act'),
);

/** `project.json`: the versions of the project's record, the one that is shown first, and what lies beside it. */
export const projectPart = z.object({
  versions: z.array(projectSchema).check(z.minLength(1), z.maxLength(100)),
  erased: z.array(tombstoneSchema),
  covariates: z.array(customCovariateSchema),
});

export const subjectsPart = z.array(subjectSchema);
export const readingsPart = z.array(readingSchema);
export const imagesPart = z.array(imageSchema);
export const signedPart = z.array(z.object({ hash, reading: readingSchema }));
export const auditPart = z.array(
  z.object({
    projectId: id,
    chain: text,
    number: z.int().check(z.nonnegative()),
    atUtc: utc,
    person: text,
    act,
    subjectId: z.optional(id),
    detail: z.string(),
    previousHash: z.string().check(z.maxLength(64)),
    hash,
  }),
);
