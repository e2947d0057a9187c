const root = '1.2.840.10008.5.1.4.1.1';

// PS3.6 annex A: what people drop beside images.
const names: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.3.10': 'DICOMDIR (index of a medium)',
  [`${root}.1`]: 'X-ray image',
  [`${root}.1.1`]: 'X-ray image',
  [`${root}.1.1.1`]: 'X-ray image',
  [`${root}.1.2`]: 'Mammogram',
  [`${root}.3.1`]: 'Ultrasound images',
  [`${root}.6.1`]: 'Ultrasound image',
  [`${root}.7`]: 'Captured picture',
  [`${root}.12.1`]: 'Angiography images',
  [`${root}.12.2`]: 'Fluoroscopy images',
  [`${root}.20`]: 'Nuclear medicine images',
  [`${root}.128`]: 'PET image',
  [`${root}.2.1`]: 'Enhanced CT Image',
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

// PS3.4 annex B: what whole families of classes are, the narrower first.
const families: readonly (readonly [prefix: string, name: string])[] = [
  [`${root}.7`, 'Captured pictures'],
  [`${root}.9`, 'Curves, such as an ECG'],
  [`${root}.11`, 'Saved view of images'],
  [`${root}.13`, 'X-ray image'],
  [`${root}.30`, 'Map of computed values'],
  [`${root}.66`, 'Data of the scanner'],
  [`${root}.77.1.5`, 'Eye image'],
  [`${root}.77`, 'Photograph or video'],
  [`${root}.78`, 'Eye measurements'],
  [`${root}.88`, 'Structured report'],
  [`${root}.104`, 'Document'],
  [`${root}.481`, 'Radiotherapy object'],
  ['1.2.840.10008.5.1.4.34', 'Radiotherapy object'],
  ['1.2.840.10008.5.1.4.38', 'Hanging protocol'],
  ['1.2.840.10008.5.1.4.39', 'Colour palette'],
  ['1.2.840.10008', 'DICOM object of a kind that is not known here'],
];

/** What an object is, in words, by its SOP class; never a UID: that is the technician's and goes with the tag. */
export function sopClassName(uid: string): string {
  const known = names[uid] ?? families.find(([prefix]) => uid.startsWith(`${prefix}.`))?.[1];
  return (
    known ?? (uid === '' ? 'DICOM object that does not say what it is' : 'Object of its maker’s own kind')
  );
}
