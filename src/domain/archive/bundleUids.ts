import { sha256 } from '../../base/sha256';
import {
  type ObserverId,
  type ProjectId,
  type SeriesInstanceUid,
  type StudyInstanceUid,
  seriesInstanceUid,
  studyInstanceUid,
} from '../ids';
import type { ArchivedKind } from './bundleObject';

/*
 * What bundles are called in an archive. All follows from the project's id, so that computers that never met write into one
 * study, and each finds there what the others left.
 */

/** Patient ID of all projects, as an archive is asked for them. */
export const anyBundlePatient = 'MULTIFIDUS-*';

/** `2.25.` and a 128-bit number in decimal (PS3.5 B.2) of a text: the first 32 hexadecimal digits of a SHA-256. */
export function uidOfHash(sha256Hex: string): string {
  return `2.25.${BigInt(`0x${sha256Hex.slice(0, 32)}`).toString()}`;
}

function hex(text: string): string {
  return Array.from(sha256(text), (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The patient that stands for a project: nothing of a person, and nothing that the project's id could be told from. */
export function bundlePatientId(project: ProjectId): string {
  return `MULTIFIDUS-${hex(project).slice(0, 12)}`;
}

/** Whether a Patient ID is that of a project. Archives may find more than they were asked for. */
export function isBundlePatient(patientId: string): boolean {
  return /^MULTIFIDUS-[0-9a-f]{12}$/.test(patientId);
}

/** The study that holds all bundles of a project. */
export function bundleStudyUid(project: ProjectId): StudyInstanceUid {
  return studyInstanceUid(uidOfHash(hex(`multifidus bundles|${project}`)));
}

/** The series of one kind of bundles, of kits and returns one for each observer. */
export function bundleSeriesUid(
  project: ProjectId,
  kind: ArchivedKind,
  observer?: ObserverId,
): SeriesInstanceUid {
  return seriesInstanceUid(uidOfHash(hex(`multifidus bundles|${project}|${kind}|${observer ?? ''}`)));
}

/** What the series is called: `kit A`, `return B`, `project`. */
export function bundleSeriesText(kind: ArchivedKind, observer?: ObserverId): string {
  return observer === undefined ? kind : `${kind} ${observer}`;
}

/** Kind and observer of a series by what it is called; undefined where it is none of ours. */
export function readBundleSeriesText(
  text: string,
): { readonly kind: ArchivedKind; readonly observer?: string } | undefined {
  if (text === 'project') return { kind: 'project' };
  const match = /^(kit|return) (\S.{0,31})$/.exec(text);
  if (!match?.[2]) return undefined;
  return { kind: match[1] === 'kit' ? 'kit' : 'return', observer: match[2] };
}
