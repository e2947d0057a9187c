/** A kind of reason why files are not used: what it is called, and what to do. */
export interface UnusedWords {
  readonly title: string;
  readonly text: string;
}

const words: Readonly<Record<string, UnusedWords>> = {
  'missing-tag': {
    title: 'A needed tag is missing',
    text: 'The header lacks what an image needs. Export the series again with full headers.',
  },
  impossible: {
    title: 'A tag that cannot be',
    text: 'A value in the header contradicts itself or the image. Export the series again from the archive.',
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
    text: 'Look at the details. Export the series as plain MR images.',
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
    text: 'Two different images carry one SOP Instance UID; the first was taken. Ask the archive which one is right, and add only that.',
  },
  'cannot-be-read': {
    title: 'Could not be read',
    text: 'The browser was refused the file. Check that the drive is connected and the file is not open elsewhere, then add it again.',
  },
  'empty-file': { title: 'Empty file', text: 'It has no bytes. Copy it again from the archive.' },
  'too-large': { title: 'Too large', text: 'The file claims more than any MR image holds. Export it again.' },
  'not-mr': { title: 'Patient without MR images', text: 'CT, X-ray and others. Nothing to do.' },
  'no-pixels': {
    title: 'DICOM without an image',
    text: 'Reports, outlines, DICOMDIR and the like. Nothing to do.',
  },
  duplicate: { title: 'Came twice', text: 'The same SOP Instance UID was in another file. Nothing to do.' },
  'not-dicom': { title: 'Not DICOM', text: 'Other files in the folder. Nothing to do.' },
};

/** Words for a kind; a kind without words still gets a line that says where to look. */
export function unusedWords(kind: string): UnusedWords {
  return (
    words[kind] ?? {
      title: `Not used (${kind})`,
      text: 'Look at the details of each file, and export the series again.',
    }
  );
}
