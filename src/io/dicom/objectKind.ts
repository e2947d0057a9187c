const root = '1.2.840.10008.5.1.4.1.1';

// PS3.4 annex B: families of objects that are no images of a patient, by the beginning of their SOP class.
const families: readonly (readonly [prefix: string, kind: string])[] = [
  ['1.2.840.10008.1.3.10', 'dicomdir'],
  [`${root}.88.59`, 'key-objects'],
  [`${root}.88`, 'report'],
  [`${root}.66.1`, 'registration'],
  [`${root}.66.2`, 'registration'],
  [`${root}.66.3`, 'registration'],
  [`${root}.66.4`, 'segmentation'],
  [`${root}.66.5`, 'segmentation'],
  [`${root}.66.6`, 'segmentation'],
  [`${root}.66.7`, 'segmentation'],
  [`${root}.66`, 'raw-data'],
  [`${root}.67`, 'value-mapping'],
  [`${root}.11`, 'presentation-state'],
  [`${root}.104`, 'pdf'],
  [`${root}.9`, 'waveform'],
  [`${root}.4.2`, 'spectroscopy'],
  [`${root}.30`, 'value-mapping'],
  [`${root}.481.3`, 'outlines'],
  [`${root}.481`, 'radiotherapy'],
  ['1.2.840.10008.5.1.4.34', 'radiotherapy'],
  ['1.2.840.10008.5.1.4.38', 'other-object'],
  ['1.2.840.10008.5.1.4.39', 'other-object'],
  ['1.2.840.10008.5.1.4.43', 'other-object'],
  ['1.2.840.10008.5.1.4.44', 'other-object'],
  ['1.2.840.10008.5.1.4.45', 'other-object'],
];

/** What kind of object a SOP class is when it is no image; undefined for images and for classes not known here. */
export function objectKind(sopClassUid: string): string | undefined {
  return families.find(([prefix]) => sopClassUid === prefix || sopClassUid.startsWith(`${prefix}.`))?.[1];
}
