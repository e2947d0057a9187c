import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { choiceNotes } from '../../report/choiceText';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportSettings } from '../../report/export/exportSettings';
import { fixedZip } from '../../report/export/formats/fixedZip';
import { fileOf } from '../items/fileOf';

/** Files with what they are: the manifest and the checksums beside them. The same files, the same bytes. */
export function withManifest(
  files: readonly ExportFile[],
  facts: ExportFacts,
  settings: ExportSettings,
): readonly ExportFile[] {
  const listed = files.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: bytesToHex(sha256(bytes)),
  }));
  const manifest = fileOf(
    'manifest',
    'json',
    `${JSON.stringify({ ...aboutFacts(facts, settings), files: listed }, undefined, 2)}\n`,
  );
  const sums = listed.map(({ name, sha256: sum }) => `${sum}  ${name}\n`).join('');
  return [...files, manifest, fileOf('SHA256SUMS', 'txt', sums)];
}

/** One zip of files; the same files, the same bytes. */
export function zipOf(files: readonly ExportFile[]): ExportFile {
  return fileOf('export', 'zip', fixedZip(files));
}

/** Of what, when and by which rules: no subject stands in it but by their code. */
function aboutFacts(
  { project, subjects, results, printed, areMeasurementsVerified }: ExportFacts,
  settings: ExportSettings,
) {
  const codes = new Map(subjects.map(({ id, code }) => [id, code]));
  return {
    format: 'multifidus-export',
    version: 1,
    study: project.protocol.title,
    isDemo: project.kind.kind === 'demo',
    madeAtUtc: printed.atUtc,
    software: printed.software,
    logHead: printed.logHead,
    pixelRules: results.pixelRules,
    protocolVersion: project.protocol.version,
    signedUnderProtocolVersions: results.protocolVersions,
    measurements: areMeasurementsVerified
      ? 'measured again from the pixels, and the same'
      : 'unverified: as they were stored when they were drawn; the pixels were not read again',
    differsFromStudy: choiceNotes(results),
    choice: results.choice,
    settings: { ...settings, imagePairs: settings.imagePairs.map((id) => codes.get(id) ?? '') },
  };
}
