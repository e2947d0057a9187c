const root = '1.2.840.10008.5.1.4.1.1';

// PS3.6 annex A: what people drop beside images.
const names: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.3.10': 'DICOMDIR (index of a medium)',
  [`${root}.4`]: 'MR Image',
  [`${root}.4.1`]: 'Enhanced MR Image',
  [`${root}.4.2`]: 'MR Spectroscopy',
  [`${root}.2`]: 'CT Image',
  [`${root}.66`]: 'Raw Data',
  [`${root}.66.1`]: 'Spatial Registration',
  [`${root}.66.3`]: 'Deformable Spatial Registration',
  [`${root}.66.4`]: 'Segmentation',
  [`${root}.66.5`]: 'Surface Segmentation',
  [`${root}.67`]: 'Real World Value Mapping',
  [`${root}.11.1`]: 'Grayscale Presentation State',
  [`${root}.11.2`]: 'Color Presentation State',
  [`${root}.88.11`]: 'Basic Text SR',
  [`${root}.88.22`]: 'Enhanced SR',
  [`${root}.88.33`]: 'Comprehensive SR',
  [`${root}.88.34`]: 'Comprehensive 3D SR',
  [`${root}.88.59`]: 'Key Object Selection',
  [`${root}.88.67`]: 'X-Ray Radiation Dose SR',
  [`${root}.104.1`]: 'Encapsulated PDF',
  [`${root}.481.2`]: 'RT Dose',
  [`${root}.481.3`]: 'RT Structure Set',
  [`${root}.481.5`]: 'RT Plan',
};

/** A name for a SOP class; its UID, or "unknown object", when it has none here. */
export function sopClassName(uid: string): string {
  return names[uid] ?? (uid === '' ? 'DICOM object of unknown kind' : `DICOM object ${uid}`);
}
