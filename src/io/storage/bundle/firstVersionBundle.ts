import { observerId } from '../../../domain/ids';
import { legacyClock } from '../../../domain/keeping/merge/legacyClock';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { sharedProject } from '../../../domain/keeping/merge/sharedProject';
import { signedRecordsOf } from '../../../domain/keeping/merge/signedRecord';
import { auditHash } from '../auditHash';
import { readBundleContent } from '../bundleContent';
import { BundleRefused } from './bundleRefused';
import type { IncomingBundle } from './incomingBundle';

/**
 * A bundle of version 1 in today's shape. Readings count by their revision, as they always did; subjects and the project
 * stand below whatever is here, because the file does not say which is newer.
 */
export function firstVersionBundle(text: Uint8Array): IncomingBundle {
  const read = readBundleContent(text);
  if (!read.ok) throw new BundleRefused(read.error.message);
  const { project, subjects, images, readings, whose, writtenAtUtc } = read.value;
  const clocked = readings.map((one) => ({ ...one, clock: legacyClock(one.revision) }));
  const content: ProjectContent = {
    projectId: project.id,
    project: [{ ...sharedProject(project), clock: {} }],
    subjects: subjects.map((one) => ({ ...one, clock: {} })),
    images: [],
    readings: clocked,
    signed: signedRecordsOf(clocked, auditHash),
    // No program of that version erased anybody.
    erased: [],
    covariates: project.customCovariates ?? [],
    audit: [],
    pictures: [],
  };
  return {
    facts: {
      kind: whose === 'all' ? 'project' : 'backup',
      version: 1,
      projectId: project.id,
      protocolVersion: project.protocol.version,
      writtenAtUtc,
      device: '',
      // It holds the whole project besides one observer's readings: no kit, and no observer's view.
      ...(whose !== 'all' && { readingsOf: observerId(whose) }),
      software: 'Multifidus',
      logHeads: [],
    },
    content,
    imageParts: [() => images],
    pictures: [],
  };
}
