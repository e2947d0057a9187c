import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../ids';
import type { SliceHeader } from '../image/sliceHeader';
import type { Project } from '../study/project';
import { type ObjectIdentity, uidFor } from './objectIdentity';

/**
 * Of a slice what objects on it need: which image it is and where it lies. Neither patient nor days nor texts nor the scanner, so
 * that nothing of them can get into an object but by the identity that was asked for.
 */
export function imageForObjects(
  header: SliceHeader,
  project: Project['id'],
  { patient, study }: ObjectIdentity,
): SliceHeader {
  const { sopClassUid, frame, frames, frameOfReferenceUid } = header;
  const { modality, grid, pixels, rescale, isLossy } = header;
  const { sliceThicknessMm, spacingBetweenSlicesMm } = header.acquisition;
  return {
    sopInstanceUid: sopInstanceUid(uidFor(project, 'image', header.sopInstanceUid)),
    seriesInstanceUid: seriesInstanceUid(uidFor(project, 'series', header.seriesInstanceUid)),
    ...{ sopClassUid, frame, frames },
    studyInstanceUid: studyInstanceUid(study.instanceUid),
    ...(frameOfReferenceUid && {
      frameOfReferenceUid: uidFor(project, 'frame of reference', frameOfReferenceUid),
    }),
    ...{ modality, grid, pixels, rescale, isLossy },
    patient: { id: patient.id, name: patient.name },
    imageType: [],
    acquisition: {
      ...(sliceThicknessMm !== undefined && { sliceThicknessMm }),
      ...(spacingBetweenSlicesMm !== undefined && { spacingBetweenSlicesMm }),
    },
    warnings: [],
  };
}
