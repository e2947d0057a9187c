import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { safeName } from '../../base/safeName';
import { isUnitId } from '../conduct/isUnitId';
import type { ImageRef } from '../image/imageRef';
import type { SliceHeader } from '../image/sliceHeader';
import { askedEntries } from '../reading/askedEntries';
import type { Reading, ReadingEntry } from '../reading/reading';
import { roiName, roundPart, scanPart } from '../roiFiles/roiNames';
import type { Project } from '../study/project';
import type { Observer } from '../study/protocol';
import type { Subject } from '../study/subject';
import { readersOf } from '../study/thirdReader';
import type { TimePoint } from '../timePoint';
import { imageForObjects } from './imageForObjects';
import { type GivenPatient, identityOf } from './objectIdentity';
import type { ObjectProblem, ObjectRoi, ScanObjects } from './scanObjects';
import { uidsOf } from './scanObjectUids';
import { lateralityCode, structureCodes, structureName } from './structureCodes';
import { trackingOf } from './trackingOf';

/** What the objects of one scan are made of. */
export interface ScanObjectsInput {
  readonly project: Project;
  readonly subject: Pick<Subject, 'id' | 'code'>;
  readonly reading: Reading;
  readonly timePoint: TimePoint;
  /** Of the slices that are outlined on; undefined where an image is not known here. */
  readonly headerOf: (image: ImageRef) => SliceHeader | undefined;
  readonly patient: GivenPatient;
  readonly software: { readonly name: string; readonly version: string };
}

/** Longest text of an LO (PS3.5 6.2). */
const lettersAtMost = 64;

/**
 * Everything that is written as DICOM objects of one reading at one time point: the ROIs that the protocol asks for, in its order,
 * with the study that their images belong to. Fails where nothing is outlined, where an outline's image is not known or the images
 * are of several studies, and where the observer is not of this study: half a set would look like a whole one.
 *
 * Nothing of other observers, groups, covariates or other scans goes in, and of images only what places and sizes need.
 */
export function scanObjectsOf(input: ScanObjectsInput): Result<ScanObjects, ObjectProblem> {
  const { project, subject, reading, timePoint, headerOf, patient, software } = input;
  const { protocol } = project;
  const observer = readersOf(protocol).find(({ id }) => id === reading.observerId);
  if (!observer) return err({ kind: 'no-observer', roiName: '' });
  const entries = askedEntries(reading, protocol).filter(isRoiAt(timePoint));
  const rois: { readonly entry: RoiEntry; readonly name: string; readonly header: SliceHeader }[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    const { target, image } = entry.roi;
    const name = unique(roiName(protocol, subject, target, observer, reading.round), taken);
    const header = headerOf(image);
    if (!header) return err({ kind: 'no-image', roiName: name });
    rois.push({ entry, name, header });
  }
  const [first] = rois;
  if (!first) return err({ kind: 'no-outlines', roiName: '' });
  const other = rois.find(({ header }) => header.studyInstanceUid !== first.header.studyInstanceUid);
  if (other) return err({ kind: 'several-studies', roiName: other.name });

  const identity = identityOf(project, subject, first.header, patient);
  const tracking = trackingOf(project, subject.id, reading, observer);
  const objectRois = rois.map(({ entry, name, header }): ObjectRoi => {
    const { target, outlinePx, exclusions } = entry.roi;
    const laterality = lateralityCode(target.side);
    return {
      name,
      target,
      label: labelOf(project, target),
      structures: structureCodes(protocol.muscles, target.muscleId),
      ...(laterality && { laterality }),
      trackingUid: tracking(target),
      trackingId: name,
      image: imageForObjects(header, project.id, identity),
      outlinePx,
      exclusions,
      measurement: entry.measurement,
    };
  });
  const isSigned = reading.state === 'signed';
  const content = {
    name: setName(subject, timePoint, observer, reading.round),
    ...identity,
    subjectCode: subject.code,
    observer: { letter: observer.letter, name: observer.name.trim() || `Observer ${observer.letter}` },
    round: reading.round,
    ...(!isUnitId(subject.id) && { timePoint }),
    isSigned,
    atUtc: (isSigned ? reading.signedAtUtc : undefined) ?? lastChanged(rois.map(({ entry }) => entry)),
    protocol: { title: protocol.title, version: reading.protocolVersion ?? protocol.version },
    software,
    rois: objectRois,
  };
  const named = [project.id, subject.id, timePoint, reading.observerId, String(reading.round)];
  return ok({ ...content, uidOf: uidsOf(content, named) });
}

type RoiEntry = Extract<ReadingEntry, { kind: 'roi' }>;

function isRoiAt(timePoint: TimePoint): (entry: ReadingEntry) => entry is RoiEntry {
  return (entry): entry is RoiEntry => entry.kind === 'roi' && entry.roi.target.timePoint === timePoint;
}

/** Two that differ only in what no file name takes are numbered, as in a RoiSet. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 1; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}

function setName(
  subject: Pick<Subject, 'id' | 'code'>,
  timePoint: TimePoint,
  { letter }: Observer,
  round: number,
): string {
  const again = round > 1 ? `_${roundPart(round)}` : '';
  return `${safeName(subject.code)}_${scanPart(subject, timePoint)}_${letter}${again}`;
}

/** "Multifidus, left"; with the site where the protocol has several. What is too long is cut before the side. */
function labelOf(
  { protocol: { muscles, sites } }: Project,
  { muscleId, siteId, side }: ObjectRoi['target'],
): string {
  const site = sites.length > 1 ? `, ${sites.find(({ id }) => id === siteId)?.name ?? siteId}` : '';
  const end = side === 'none' ? '' : `, ${side}`;
  const what = [...`${structureName(muscles, muscleId)}${site}`];
  const room = lettersAtMost - end.length;
  return `${what.length > room ? `${what.slice(0, room - 1).join('')}…` : what.join('')}${end}`;
}

function lastChanged(entries: readonly RoiEntry[]): string {
  return entries.reduce((last, { roi }) => (roi.committedAtUtc > last ? roi.committedAtUtc : last), '');
}
