import * as z from 'zod/mini';
import { id, utc } from '../textSchemas';

const count = z.int().check(z.nonnegative());
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What stands in `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal('multifidus-bundle'),
  version: z.literal(2),
  kind: z.enum(['project', 'backup', 'kit', 'return']),
  projectId: id,
  protocolVersion: z.number(),
  writtenAtUtc: utc,
  device: z.string().check(z.maxLength(100)),
  observerId: z.optional(id),
  software: z.string().check(z.maxLength(100)),
  logHeads: z.array(z.object({ chain: z.string(), number: count, hash })),
  files: z.array(z.object({ name: id, size: count, sha256: hash })),
});

/** A manifest that was checked. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Names of the parts, in the order in which they are written. */
export const partNames = ['subjects', 'readings', 'signed', 'images', 'audit'] as const;
export type PartName = (typeof partNames)[number];

/** The files that hold a part, in their order. */
export function filesOfPart({ files }: Manifest, part: PartName): readonly string[] {
  const own = new RegExp(`^${part}-\\d{4,6}\\.json$`);
  return files
    .map(({ name }) => name)
    .filter((name) => own.test(name))
    .sort();
}
