import { sliceChooser } from '../../../domain/conduct/sliceChooser';
import type { ObserverId } from '../../../domain/ids';
import { imageKey } from '../../../domain/image/imageRef';
import { personOfChain } from '../../../domain/keeping/auditNext';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import { readingIdentity } from '../../../domain/keeping/merge/mergeKeys';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { StoredImage } from '../../../domain/keeping/storedProject';
import type { Reading, ReadingEntry } from '../../../domain/reading/reading';
import { targetKey } from '../../../domain/reading/roi';
import { hasStrayValues } from '../../../domain/study/changeCustomCovariates';
import type { Project } from '../../../domain/study/project';
import { readersOf, thirdReaderId } from '../../../domain/study/thirdReader';

/**
 * Why the parts of a bundle do not belong together; undefined when they do. Every record is of the bundle's own project; an
 * observer's bundle brings nobody else's reading; a record's id is one record's.
 */
export function contentFault(facts: BundleFacts, content: ProjectContent): string | undefined {
  const { project, subjects, covariates, erased } = content;
  const readings = [...content.readings, ...content.signed.map(({ reading }) => reading)];
  if (project.some(({ id }) => id !== facts.projectId))
    return 'The bundle says it is of another project than it holds.';
  const records = [...subjects, ...readings, ...content.audit];
  if (records.some((one) => one.projectId !== facts.projectId)) {
    return 'The bundle holds records of another project.';
  }
  const gone = new Set<string>(erased.map(({ subjectId }) => subjectId));
  if (subjects.some(({ id }) => gone.has(id)) || readings.some(({ subjectId }) => gone.has(subjectId))) {
    return 'The bundle holds a subject that it says was erased.';
  }
  return (
    projectFault(facts, content) ??
    readingsFault(facts, content, readings) ??
    covariateFault(covariates, subjects) ??
    (facts.observerId === undefined ? undefined : logFault(facts.observerId, content.audit))
  );
}

/** Beyond any work of a person. */
const highestCount = 1_000_000;

/**
 * What others than a copy of the researcher's count. A made-up count near the highest that can be read would make every
 * later file of this project unreadable: what is changed here next counts on from it.
 */
export function countsFault(
  { version, observerId }: BundleFacts,
  content: ProjectContent,
): string | undefined {
  if (version === 2 && observerId === undefined) return undefined;
  const readings = [...content.readings, ...content.signed.map(({ reading }) => reading)];
  const counts = [...content.project, ...content.subjects, ...readings].flatMap(({ clock = {} }) =>
    Object.values(clock),
  );
  const isBeyond = [
    counts,
    readings.map(({ revision }) => revision),
    content.audit.map(({ number }) => number),
  ].some((numbers) => numbers.some((one) => one > highestCount));
  return isBeyond
    ? 'The bundle counts more changes than anybody makes: the file was altered. Nothing was taken in.'
    : undefined;
}

/** An observer's log says what that observer did, and nobody else. */
function logFault(observerId: ObserverId, audit: ProjectContent['audit']): string | undefined {
  if (audit.some(({ chain, person }) => personOfChain(chain) !== observerId || person !== observerId)) {
    return `The bundle says it is of ${observerId} and holds the log of somebody else.`;
  }
  return undefined;
}

function projectFault({ kind, observerId }: BundleFacts, { project }: ProjectContent): string | undefined {
  for (const { protocol, identity, pseudonymText, kit, secretText } of project) {
    const observers = protocol.observers.map(({ id }) => id);
    if (!areUnique(observers)) return 'The bundle names an observer twice.';
    // "all" says that a bundle holds everybody's readings.
    // Under "export" a researcher's choices are kept.
    if (observers.some((id) => id === 'all' || id === sliceChooser || id === 'export')) {
      return 'The bundle names an observer "all", "slices" or "export", which are no people.';
    }
    if (observers.includes(thirdReaderId)) {
      return 'The bundle names an observer "third", who is nobody of the observers.';
    }
    if (observerId !== undefined && readersOf(protocol).every(({ id }) => id !== observerId)) {
      return `The bundle says it is of ${observerId}, whom its protocol does not know.`;
    }
    if (observerId === undefined && (identity === 'removed') !== (pseudonymText !== undefined)) {
      return 'The bundle contradicts itself about whether names are kept.';
    }
    if (kit && kit.observerId !== observerId) return 'The bundle is another observer’s kit than it says.';
    if (observerId !== undefined && secretText !== undefined)
      return 'The bundle holds what names of scans are made from.';
  }
  const isObservers = kind === 'kit' || kind === 'return';
  return isObservers && observerId === undefined
    ? 'The bundle does not say which observer it is of.'
    : undefined;
}

function readingsFault(
  { observerId }: BundleFacts,
  { project, readings }: ProjectContent,
  all: readonly Reading[],
): string | undefined {
  const known = new Set<string>([
    sliceChooser,
    // Whose readings stay, whoever the protocol names now.
    thirdReaderId,
    ...project.flatMap(({ protocol }) => protocol.observers.map(({ id }) => id)),
  ]);
  for (const reading of all) {
    if (!known.has(reading.observerId)) {
      return `The bundle holds a reading of ${reading.observerId}, whom its protocol does not know.`;
    }
    const isOthers =
      observerId !== undefined && reading.observerId !== observerId && reading.observerId !== sliceChooser;
    if (isOthers)
      return `The bundle says it is of ${observerId} and holds a reading of ${reading.observerId}.`;
    if (Object.entries(reading.entries).some(([key, entry]) => key !== entryKey(entry))) {
      return 'The bundle holds a reading whose entries are under wrong names.';
    }
  }
  const identities = new Map<string, string>();
  for (const reading of readings) {
    const identity = readingIdentity(reading);
    const before = identities.get(reading.id);
    if (before !== undefined && before !== identity) return 'The bundle gives two readings one name.';
    identities.set(reading.id, identity);
  }
  return undefined;
}

/** What the user added must be told apart, and every value be one of what was added. */
function covariateFault(
  covariates: ProjectContent['covariates'],
  subjects: ProjectContent['subjects'],
): string | undefined {
  if (!areUnique(covariates.map((one) => one.id))) return 'The bundle names a covariate twice.';
  const isTwice = covariates.some(
    (one) => one.kind === 'category' && !areUnique(one.categories.map((answer) => answer.id)),
  );
  if (isTwice) return 'The bundle names a category of a covariate twice.';
  return subjects.some((one) => hasStrayValues(one, covariates))
    ? 'The bundle holds a value of a covariate that it does not know.'
    : undefined;
}

/**
 * A project keeps who its subjects are or does not, and a bundle must be of one piece with that; an observer's part never
 * says who anybody is.
 */
export function imagesFault(
  { identity }: Pick<Project, 'identity'>,
  images: readonly StoredImage[],
  observerId: ObserverId | undefined,
): string | undefined {
  if (!areUnique(images.map(({ header }) => imageKey(header)))) return 'The bundle holds a slice twice.';
  if (identity === 'kept' && observerId === undefined) return undefined;
  const isNamed = images.some(
    ({ header, path }) =>
      header.patient.name !== '' ||
      header.patient.birthDate !== undefined ||
      (identity === 'removed' && header.studyDescription !== undefined) ||
      (path !== imageKey(header) && !kitPath.test(path)),
  );
  return isNamed ? 'The bundle says that it keeps no names, and holds some.' : undefined;
}

/** Where a kit has its images: under what the kit calls a subject. */
const kitPath = /^images\/[^/]{1,100}\/\d{1,7}\.dcm$/;

function areUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function entryKey(entry: ReadingEntry): string {
  return targetKey(entry.kind === 'roi' ? entry.roi.target : entry.target);
}
