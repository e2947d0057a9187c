/** How files ended: what it is called, and what to do. */
export interface FileEndWords {
  readonly title: string;
  readonly text: string;
}

const words: Readonly<Record<string, FileEndWords>> = {
  used: { title: 'Used', text: 'In a T2 axial or sagittal series.' },
  'missing-tag': {
    title: 'Something needed is missing',
    text: 'The header lacks a value that no image can do without. Export the series again with full headers.',
  },
  impossible: {
    title: 'A value that cannot be right',
    text: 'The header contradicts itself or the image. Export the series again from the archive.',
  },
  damaged: {
    title: 'Damaged',
    text: 'The file ends or breaks inside its structure. Copy it again from the archive.',
  },
  'truncated-pixels': {
    title: 'Cut off',
    text: 'Part of the pixel data is not there. Copy the files again.',
  },
  'unsupported-transfer-syntax': {
    title: 'Compressed in a way that is not read here',
    text: 'Export the series uncompressed (Explicit VR Little Endian), or as JPEG 2000 lossless.',
  },
  'unsupported-pixels': {
    title: 'Pixels of a kind that is not measured',
    text: 'Under each file it says why. Export the series as plain MR images.',
  },
  encrypted: { title: 'Encrypted', text: 'Unpack the zip with its password, then add the folder.' },
  'damaged-zip': { title: 'Damaged zip', text: 'The zip could not be opened. Make or copy it again.' },
  'zip-in-zip': { title: 'A zip inside a zip', text: 'Unpack the outer zip, then add the folder.' },
  'zip-method': {
    title: 'Packed in a way that is not read here',
    text: 'Unpack the zip with the program that made it, then add the folder.',
  },
  'other-image-same-uid': {
    title: 'Another image under the same identity',
    text: 'Two different images bear one number; the first was taken. Ask the archive which one is right, and add only that.',
  },
  'cannot-be-read': {
    title: 'Could not be read',
    text: 'The browser was refused the file. Check that the drive is connected and the file is not open elsewhere, then add it again.',
  },
  'archive-not-reached': {
    title: 'The archive did not answer',
    text: 'Nothing of these series came. Press “Go on” under the list, or add the same studies again: what came is kept, and only the rest is asked for.',
  },
  'archive-not-allowed': {
    title: 'The archive wants another sign-in',
    text: 'Sign in again, then add the same studies again: only the rest is asked for.',
  },
  'archive-not-found': {
    title: 'Not in the archive',
    text: 'The archive lists these and does not have them. Ask who runs it.',
  },
  'archive-not-dicomweb': {
    title: 'Something else answered',
    text: 'Not the archive but something else answered, such as a sign-in page. Connect again.',
  },
  'archive-refused': {
    title: 'Refused by the archive',
    text: 'The archive does not give these. Ask who runs it.',
  },
  'archive-server': {
    title: 'A fault of the archive',
    text: 'The archive failed, also when it was asked again. Press “Go on” under the list later, or add the same studies again: only the rest is asked for.',
  },
  'archive-damaged': {
    title: 'Came damaged from the archive',
    text: 'What came could not be read, or was something else. Press “Go on” under the list, or add the same studies again: only the rest is asked for.',
  },
  'here-already': {
    title: 'Already in the project',
    text: 'All images of these series are here. Nothing to do.',
  },
  'empty-file': { title: 'Empty file', text: 'It has no bytes. Copy it again from the archive.' },
  'too-large': { title: 'Too large', text: 'The file claims more than any MR image holds. Export it again.' },
  'not-mr': { title: 'Not MR', text: 'CT, X-ray and others. Nothing to do.' },
  'no-pixels': {
    title: 'Header without an image',
    text: 'The file says that it is an image and holds none. Copy it again from the archive.',
  },
  'took-too-long': {
    title: 'Took too long',
    text: 'Reading it did not end within 10 seconds, so it was given up. Copy it again; export it again if that does not help.',
  },
  dicomdir: { title: 'DICOMDIR', text: 'The index of a CD. The files themselves were read. Nothing to do.' },
  report: { title: 'Report', text: 'A structured report (SR), not an image. Nothing to do.' },
  outlines: { title: 'Outlines', text: 'Outlines of other software (RTSTRUCT). Nothing to do.' },
  'outlines-partly-unusable': {
    title: 'Outlines with faults',
    text: 'Some outlines of other software in it cannot be right. They are not used here. Nothing to do.',
  },
  segmentation: { title: 'Segmentation', text: 'Regions marked by other software. Nothing to do.' },
  'presentation-state': { title: 'Display settings', text: 'A saved view of images. Nothing to do.' },
  pdf: { title: 'PDF', text: 'A letter or another text in a DICOM file. Nothing to do.' },
  waveform: { title: 'Curves', text: 'ECG, breathing or other signals. Nothing to do.' },
  spectroscopy: { title: 'Spectroscopy', text: 'Spectra, not images. Nothing to do.' },
  'raw-data': { title: 'Raw data', text: 'Data of the scanner, not images. Nothing to do.' },
  registration: { title: 'Registration', text: 'How images lie to each other. Nothing to do.' },
  'value-mapping': { title: 'Maps of values', text: 'Computed values, not images. Nothing to do.' },
  radiotherapy: { title: 'Radiotherapy', text: 'Plans and doses. Nothing to do.' },
  'key-objects': { title: 'List of marked images', text: 'Not images themselves. Nothing to do.' },
  'other-object': { title: 'Other DICOM object', text: 'Not an image. Nothing to do.' },
  'series-localiser': { title: 'Localisers', text: 'Planning images. Not for measuring.' },
  'series-not-for-reading': {
    title: 'Captures, colour and mosaics',
    text: 'Screenshots, colour images and tiled pictures. Not for measuring.',
  },
  'series-derived': {
    title: 'Computed images',
    text: 'Projections, maps and subtractions. Not for measuring.',
  },
  'series-other-contrast': {
    title: 'Other contrast',
    text: 'Not T2, such as T1 or diffusion. Not for measuring.',
  },
  'series-other-plane': { title: 'Other plane', text: 'T2, neither axial nor sagittal. Not for measuring.' },
  duplicate: { title: 'Came twice', text: 'The same image was in another file. Nothing to do.' },
  'not-dicom': { title: 'Not DICOM', text: 'Other files in the folder. Nothing to do.' },
};

/** Words for a kind of end; a kind without words still gets a line that says what to do. */
export function fileEndWords(kind: string): FileEndWords {
  return (
    words[kind] ?? {
      title: `Not used (${kind})`,
      text: 'Under each file it says why. Export the series again from the archive.',
    }
  );
}
