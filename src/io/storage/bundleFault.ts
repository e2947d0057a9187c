import { imageKey } from '../../domain/image/imageRef';
import { readingIdentity } from '../../domain/keeping/merge/mergeKeys';
import type { ReadingEntry } from '../../domain/reading/reading';
import { targetKey } from '../../domain/reading/roi';
import { hasStrayValues } from '../../domain/study/changeCustomCovariates';
import { thirdReaderId } from '../../domain/study/thirdReader';
import type { BundleContent } from './bundleContent';

/**
 * Why the parts of a bundle do not belong together; undefined when they do. A bundle of one observer brings nobody
 * else's reading, every record is of the bundle's own project, and no two records are of the same thing.
 */
export function bundleFault({
  project,
  subjects,
  images,
  readings,
  whose,
}: BundleContent): string | undefined {
  const observers = project.protocol.observers.map((one) => one.id);
  if (!areUnique(observers)) return 'The bundle names an observer twice.';
  // "all" says that a bundle holds everybody's readings.
  if (observers.includes(thirdReaderId)) return 'The bundle names an observer "third".';
  if (observers.some((one) => one === 'all')) return 'The bundle names an observer "all".';
  if (whose !== 'all' && !observers.some((one) => one === whose)) {
    return `The bundle says it is of ${whose}, whom its protocol does not know.`;
  }
  const named = identityFault(project, images);
  if (named !== undefined) return named;
  if ([...subjects, ...readings].some((one) => one.projectId !== project.id)) {
    return 'The bundle holds records of another project.';
  }
  const covariate = covariateFault(project, subjects);
  if (covariate !== undefined) return covariate;
  if (!areUnique(subjects.map((one) => one.id))) return 'The bundle holds a subject twice.';
  if (!areUnique(images.map((one) => imageKey(one.header)))) return 'The bundle holds a slice twice.';
  if (!areUnique(readings.map((one) => one.id)) || !areUnique(readings.map(readingIdentity))) {
    return 'The bundle holds a reading twice.';
  }
  const known = new Set<string>(observers);
  for (const reading of readings) {
    if (!known.has(reading.observerId)) {
      return `The bundle holds a reading of ${reading.observerId}, whom its protocol does not know.`;
    }
    if (whose !== 'all' && reading.observerId !== whose) {
      return `The bundle says it is of ${whose} and holds a reading of ${reading.observerId}.`;
    }
    const isMisplaced = Object.entries(reading.entries).some(([key, entry]) => key !== entryKey(entry));
    if (isMisplaced) return 'The bundle holds a reading whose entries are under wrong names.';
  }
  return undefined;
}

/**
 * A project keeps who its subjects are or does not, and a bundle must be of one piece with that: what says that it holds
 * no names and does is not taken in.
 */
function identityFault(
  { identity, pseudonymText }: BundleContent['project'],
  images: BundleContent['images'],
): string | undefined {
  if ((identity === 'removed') !== (pseudonymText !== undefined)) {
    return 'The bundle contradicts itself about whether names are kept.';
  }
  if (identity === 'kept') return undefined;
  const isNamed = images.some(
    ({ header, path }) =>
      header.patient.name !== '' ||
      header.patient.birthDate !== undefined ||
      header.studyDescription !== undefined ||
      path !== imageKey(header),
  );
  return isNamed ? 'The bundle says that it keeps no names, and holds some.' : undefined;
}

/** What the user added must be told apart, and every value be one of what was added. */
function covariateFault(
  { customCovariates = [] }: BundleContent['project'],
  subjects: BundleContent['subjects'],
): string | undefined {
  if (!areUnique(customCovariates.map((one) => one.id))) return 'The bundle names a covariate twice.';
  const isTwice = customCovariates.some(
    (one) => one.kind === 'category' && !areUnique(one.categories.map((answer) => answer.id)),
  );
  if (isTwice) return 'The bundle names a category of a covariate twice.';
  return subjects.some((one) => hasStrayValues(one, customCovariates))
    ? 'The bundle holds a value of a covariate that it does not know.'
    : undefined;
}

function areUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function entryKey(entry: ReadingEntry): string {
  return targetKey(entry.kind === 'roi' ? entry.roi.target : entry.target);
}
