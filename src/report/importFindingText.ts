import type { ImportFinding } from '../domain/import/importFindings';

/** A finding in words: what it is called, what it means, the element that shows it, and where it was seen. */
export interface ImportFindingText {
  readonly title: string;
  readonly text: string;
  readonly tag: string;
  readonly places: readonly { readonly path: string; readonly detail: string }[];
}

/** Words for what only shows when files are looked at together. */
export function importFindingText(finding: ImportFinding): ImportFindingText {
  const images = (count: number) => (count === 1 ? '1 image' : `${count.toLocaleString('en-US')} images`);
  switch (finding.kind) {
    case 'mixed-series':
      return {
        title: `Images of different size in one series${finding.description ? `: ${finding.description}` : ''}`,
        text: 'Each image is measured with its own pixel size. Check that the right ones are read.',
        tag: 'PixelSpacing (0028,0030)',
        places: finding.shapes.map(({ text, images: count, path }) => ({
          path,
          detail: `${images(count)} of ${text}`,
        })),
      };
    case 'study-of-several-patients':
      return {
        title: 'One imaging study with several patients',
        text: 'Images of different patients carry the same study number. Ask the archive whose they are.',
        tag: 'StudyInstanceUID (0020,000D)',
        places: finding.patients.map(({ id, images: count, path }) => ({
          path,
          detail: `${images(count)} of patient ${id || 'without a number'}`,
        })),
      };
    case 'missing-files':
      return {
        title: `Files that the CD lists and that are not there: ${finding.paths.length.toLocaleString('en-US')}`,
        text: 'The index of the medium names them. Copy the whole CD again, or carry on without them.',
        tag: 'ReferencedFileID (0004,1500)',
        places: finding.paths.map((path) => ({ path, detail: `listed in ${finding.directory}` })),
      };
  }
}
