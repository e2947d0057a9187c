import { observerId, projectId } from '../../../domain/ids';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { sharedProject } from '../../../domain/keeping/merge/sharedProject';
import { signedRecordOf } from '../../../domain/keeping/merge/signedRecord';
import type { StoredImage } from '../../../domain/keeping/storedProject';
import { pictureBytesAtMost, pictureMediaType, type StoredPicture } from '../../../domain/study/guidePicture';
import type { Project } from '../../../domain/study/project';
import { auditHash } from '../auditHash';
import { type BundleArchive, openArchive } from './bundleArchive';
import { BundleRefused } from './bundleRefused';
import { byteSource } from './byteSource';
import { contentFault, countsFault, imagesFault } from './contentFault';
import { firstVersionBundle } from './firstVersionBundle';
import { filesOfPart, type Manifest, type PartName } from './manifestSchema';
import { jsonOf, partOf } from './parsePart';
import { auditPart, imagesPart, projectPart, readingsPart, signedPart, subjectsPart } from './partSchemas';

/** A bundle that was read and checked whole, and of which nothing is kept yet. */
export interface IncomingBundle {
  readonly facts: BundleFacts;
  /** Without images. */
  readonly content: ProjectContent;
  /** Images part by part, unpacked when asked: those of a large study do not fit into memory at once. */
  readonly imageParts: readonly (() => readonly StoredImage[])[];
  readonly pictures: readonly StoredPicture[];
}

/** Reads a bundle of either version; throws `BundleRefused` with what is wrong. */
export async function readIncoming(bytes: Uint8Array | Blob): Promise<IncomingBundle> {
  const opened = await openArchive(byteSource(bytes));
  const incoming = await (opened.version === 1
    ? firstVersionBundle(opened.text)
    : readArchive(opened.archive));
  const fault = countsFault(incoming.facts, incoming.content);
  if (fault !== undefined) throw new BundleRefused(fault);
  return incoming;
}

async function readArchive(archive: BundleArchive): Promise<IncomingBundle> {
  const { manifest } = archive;
  const { versions, erased, covariates } = partOf(
    projectPart,
    'project.json',
    jsonOf('project.json', await archive.read('project.json')),
  );
  const facts = factsOf(manifest);
  // A return brings neither: whatever somebody put into one is not even looked at.
  const bringsSubjects = facts.kind !== 'return';
  const content = {
    projectId: facts.projectId,
    // The schema checked the shape; branded ids and literal unions are what the same shape is called inside.
    project: (versions as unknown as readonly Project[]).map(sharedProject),
    subjects: bringsSubjects ? await partsOf(archive, 'subjects', subjectsPart) : [],
    images: [],
    readings: await partsOf(archive, 'readings', readingsPart),
    signed: await partsOf(archive, 'signed', signedPart),
    erased,
    covariates,
    audit: await partsOf(archive, 'audit', auditPart),
    pictures: [],
  } as unknown as ProjectContent;
  const fault = contentFault(facts, content) ?? signedFault(content);
  if (fault !== undefined) throw new BundleRefused(fault);
  const shownProject = content.project[0];
  const imageParts: (() => readonly StoredImage[])[] = [];
  for (const name of bringsSubjects ? filesOfPart(manifest, 'images') : []) {
    const hold = await archive.hold(name);
    const images = () => partOf(imagesPart, name, jsonOf(name, hold())) as unknown as readonly StoredImage[];
    // Checked now, before anything is kept; unpacked again when it is.
    const wrong = shownProject && imagesFault(shownProject, images(), facts.observerId);
    if (wrong !== undefined) throw new BundleRefused(wrong);
    imageParts.push(images);
  }
  const pictures = await picturesOf(archive);
  const known = { ...content, pictures: pictures.map((one) => one.sha256) };
  return { facts, content: known, imageParts, pictures };
}

function factsOf({ files: _files, format: _format, observerId: observer, ...given }: Manifest): BundleFacts {
  return {
    ...given,
    projectId: projectId(given.projectId),
    ...(observer !== undefined && { observerId: observerId(observer) }),
  };
}

async function partsOf(
  archive: BundleArchive,
  part: PartName,
  schema: Parameters<typeof partOf>[0],
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const name of filesOfPart(archive.manifest, part)) {
    const records = partOf(schema, name, jsonOf(name, await archive.read(name)));
    if (Array.isArray(records)) for (const record of records) found.push(record);
  }
  return found;
}

/** What was signed is what its hash says. */
function signedFault({ signed }: ProjectContent): string | undefined {
  const isAltered = signed.some(({ hash, reading }) => signedRecordOf(reading, auditHash)?.hash !== hash);
  return isAltered
    ? 'A signed reading in the bundle is not what was signed: the file was altered. Nothing was taken in.'
    : undefined;
}

const pictureName = /^pictures\/([0-9a-f]{64})\.(png|jpg)$/;

async function picturesOf(archive: BundleArchive): Promise<readonly StoredPicture[]> {
  const pictures: StoredPicture[] = [];
  for (const { name, size, sha256 } of archive.manifest.files) {
    const named = pictureName.exec(name);
    if (!named) continue;
    if (named[1] !== sha256)
      throw new BundleRefused(`${name} in the bundle is not the picture that it says it is.`);
    if (size > pictureBytesAtMost)
      throw new BundleRefused(`${name} in the bundle is too large for a picture of the guide.`);
    const bytes = await archive.read(name);
    const mediaType = pictureMediaType(bytes);
    if (!mediaType) throw new BundleRefused(`${name} in the bundle is no PNG and no JPEG picture.`);
    pictures.push({ sha256, mediaType, bytes });
  }
  return pictures;
}
