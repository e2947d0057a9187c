import type { ImageRef } from '../image/imageRef';
import { imageKey } from '../image/imageRef';
import type { HeaderWarning, SliceHeader } from '../image/sliceHeader';
import type { StoredImage } from '../keeping/storedProject';
import type { Project } from '../study/project';
import type { Subject } from '../study/subject';
import type { TimePoint } from '../timePoint';
import { areScansBlinded, viewedPatient, viewedScans } from './observerView';
import type { ReadingUnit } from './readingUnits';

/** Given slices of a unit, in its own slots; where there are any, no other slice is shown. */
export type SlicesOfUnit = Readonly<Partial<Record<TimePoint, { readonly image: ImageRef }>>>;

/**
 * The images of one unit as an observer may know them: of the series that its scans name, and of those only the given
 * slices where slices are given. Headers keep what is measured from (geometry, values, pixel format); they name nobody, and
 * where anything is blinded no day and no text that could quote one. Of a masked scan neither scanner nor settings, which
 * change with the years.
 *
 * @param images Of the subject, as stored; others are passed over.
 */
export function viewedImages(
  project: Project,
  subject: Pick<Subject, 'scans'>,
  unit: ReadingUnit,
  images: Iterable<StoredImage>,
  given?: SlicesOfUnit,
): readonly StoredImage[] {
  const scans = viewedScans(project, subject, unit);
  return [...images].flatMap((image) => {
    const { header } = image;
    const own = scans.find(
      ({ scan, stored }) =>
        header.studyInstanceUid === stored.studyInstanceUid &&
        [scan.axialSeriesUid, scan.sagittalSeriesUid].includes(header.seriesInstanceUid),
    );
    if (!own) return [];
    const slot = unit.timePoint ? 'preop' : own.timePoint;
    if (given && (!given[slot] || imageKey(given[slot].image) !== imageKey(header))) return [];
    const viewed = viewedHeader(project, unit, { ...header, studyInstanceUid: own.scan.studyInstanceUid });
    // Paths are named after people and days.
    const { sizeBytes, fingerprint } = image;
    return [{ header: viewed, path: imageKey(header), sizeBytes, ...(fingerprint && { fingerprint }) }];
  });
}

function viewedHeader(project: Project, unit: ReadingUnit, header: SliceHeader): SliceHeader {
  const { studyDate, studyTime, studyDescription, seriesDescription, protocolName, ...rest } = header;
  const named = { ...rest, patient: viewedPatient(unit.id) };
  if (!areScansBlinded(project)) {
    return {
      ...named,
      ...(studyDate && { studyDate }),
      ...(studyTime && { studyTime }),
      ...(studyDescription && { studyDescription }),
      ...(seriesDescription && { seriesDescription }),
      ...(protocolName && { protocolName }),
    };
  }
  if (unit.timePoint === undefined) return { ...named, warnings: named.warnings.map(withoutQuotes) };
  const { seriesNumber: _number, frameOfReferenceUid, acquisition, ...masked } = named;
  const { sliceThicknessMm, spacingBetweenSlicesMm } = acquisition;
  return {
    ...masked,
    // Axial and sagittal images of one scan still know that they share it.
    ...(frameOfReferenceUid && {
      frameOfReferenceUid: `${unit.id}/${frameNumber(`${unit.id} ${frameOfReferenceUid}`)}`,
    }),
    acquisition: {
      ...(sliceThicknessMm !== undefined && { sliceThicknessMm }),
      ...(spacingBetweenSlicesMm !== undefined && { spacingBetweenSlicesMm }),
    },
    warnings: [],
  };
}

/** Elements about pixels and geometry; what is said of any other could quote a name or a day. */
const pixelTag = /\((?:0028|7FE0),|\(0020,00(?:32|37|52)\)/i;

/** What is odd about the slice is still said where it is read; words that could quote are not. */
function withoutQuotes({ kind, tag, text }: HeaderWarning): HeaderWarning {
  return { kind, tag, text: pixelTag.test(tag) ? text : '' };
}

/** A short number of a text: the same text, the same number. */
function frameNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
