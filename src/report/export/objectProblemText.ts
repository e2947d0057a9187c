import type { ObjectKind, ObjectProblem } from '../../domain/dicomObjects/scanObjects';

/** What each kind of object is called. */
export const objectNames: Readonly<Record<ObjectKind, string>> = {
  sr: 'DICOM SR',
  seg: 'DICOM SEG',
  rtstruct: 'DICOM RTSTRUCT',
};

/** Why an outline is not in an object, which one it is, and what to do; for the screen. */
export function objectProblemText({ kind, roiName }: ObjectProblem, object: ObjectKind): string {
  const which = roiName === '' ? '' : `${roiName}: `;
  const instead = object === 'sr' ? '' : ' Save it as DICOM SR: that names the image and needs no place.';
  switch (kind) {
    case 'no-outlines':
      return 'There is no outline to save yet.';
    case 'no-image':
      return `${which}its image is not known here. Add the images of this scan again, then save.`;
    case 'no-observer':
      return `${which}its observer is not of this study any more.`;
    case 'several-studies':
      return `${which}its image is of another imaging study than the other outlines of the scan, and a DICOM object belongs to one. Draw all of a scan on one slice.`;
    case 'no-frame-of-reference':
      return `${which}its image names no frame of reference, so its place in the patient cannot be written.${instead}`;
    case 'no-geometry':
      return `${which}its image does not say where it lies, or how large its pixels are.${instead}`;
    case 'nothing-inside':
      return `${which}no pixel’s centre is inside it, or its exclusions cover it. Look at the outline.`;
  }
}
