import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate';
import { auditChains } from '../../../domain/keeping/auditChains';
import type { AuditEntry, AuditHead } from '../../../domain/keeping/auditEntry';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { StoredPicture } from '../../../domain/study/guidePicture';
import { manifestName } from './bundleArchive';
import type { PartName } from './manifestSchema';
import type { WrittenFile } from './zipWriter';

/** A file of a bundle. */
export interface BundlePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Gains nothing by being packed again. */
  readonly isPacked?: boolean;
}

/** How many records go into one file: some megabytes, so that neither writing nor reading holds up the page. */
const recordsAtOnce: Readonly<Record<PartName, number>> = {
  subjects: 1000,
  readings: 100,
  signed: 200,
  images: 1000,
  audit: 5000,
};

/** Records of one kind as files, numbered on from those before. */
export function* recordParts(part: PartName, records: readonly unknown[], before = 0): Generator<BundlePart> {
  const atOnce = recordsAtOnce[part];
  for (let first = 0; first < records.length; first += atOnce) {
    const number = before + first / atOnce + 1;
    yield jsonPart(`${part}-${String(number).padStart(4, '0')}.json`, records.slice(first, first + atOnce));
  }
}

/** The record of the project, with what is merged part by part. */
export function projectPartOf({
  project,
  erased,
  covariates,
}: Pick<ProjectContent, 'project' | 'erased' | 'covariates'>): BundlePart {
  return jsonPart('project.json', { versions: project, erased, covariates });
}

export function picturePart({ sha256: hash, mediaType, bytes }: StoredPicture): BundlePart {
  return { name: `pictures/${hash}.${mediaType === 'image/png' ? 'png' : 'jpg'}`, bytes, isPacked: true };
}

/** What a bundle says of itself and of every other file in it. */
export function manifestPart(facts: BundleFacts, files: readonly WrittenFile[]): BundlePart {
  return jsonPart(manifestName, { format: 'multifidus-bundle', ...facts, version: 2, files });
}

/** All files of a bundle whose content is at hand; `files` are further ones that lie in its zip. */
export function bundleParts(
  facts: BundleFacts,
  content: ProjectContent,
  pictures: readonly StoredPicture[],
  files: readonly WrittenFile[],
): readonly BundlePart[] {
  const parts = [
    projectPartOf(content),
    ...recordParts('subjects', content.subjects),
    ...recordParts('readings', content.readings),
    ...recordParts('signed', content.signed),
    ...recordParts('images', content.images),
    ...recordParts('audit', content.audit),
    ...pictures.map(picturePart),
  ];
  return [...parts, manifestPart(facts, [...parts.map(written), ...files])];
}

/** The newest entry of every chain. */
export function headsOf(audit: readonly AuditEntry[]): readonly AuditHead[] {
  return [...auditChains(audit).values()]
    .flatMap((entries) => entries.slice(-1))
    .map(({ chain, number, hash }) => ({ chain, number, hash }));
}

function written({ name, bytes }: BundlePart): WrittenFile {
  return { name, size: bytes.length, sha256: bytesToHex(sha256(bytes)) };
}

function jsonPart(name: string, value: unknown): BundlePart {
  return { name, bytes: strToU8(JSON.stringify(value)) };
}
