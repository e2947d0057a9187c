import { type SyntheticDicom, syntheticDicom } from './syntheticDicom';

/** A series as a scanner would send it to an archive. */
export interface ArchivedSeries {
  readonly study?: string;
  readonly series: string;
  readonly slices: number;
  readonly number?: number;
  readonly description?: string;
  readonly modality?: string;
  readonly echoTimeMs?: number;
  readonly plane?: 'axial' | 'sagittal' | 'coronal';
  /** Of one slice, by its place from 0. */
  readonly slice?: (at: number) => Partial<SyntheticDicom>;
}

const orientations = {
  axial: [1, 0, 0, 0, 1, 0],
  sagittal: [0, 1, 0, 0, 0, -1],
  coronal: [1, 0, 0, 0, 0, -1],
} as const;

/** The SOP Instance UID of a slice of a series, from 1. */
export function sliceUid(series: string, number: number): string {
  return `${series}.${number}`;
}

/** The files of a series: T2 axial unless told otherwise. */
export function seriesFiles(options: ArchivedSeries): readonly Uint8Array[] {
  const { study = '1.2.1', series, slices, number = 4, description = 'T2_TSE', modality = 'MR' } = options;
  const { echoTimeMs = 100, plane = 'axial', slice = (): Partial<SyntheticDicom> => ({}) } = options;
  return Array.from({ length: slices }, (_, at) => {
    const { elements = [], ...changes } = slice(at);
    const away = 10.5 + 4 * at;
    const position = {
      axial: [-80.25, -90.5, away],
      sagittal: [away, -90.5, 70.25],
      coronal: [-80.25, away, 70.25],
    };
    return syntheticDicom({
      studyInstanceUid: study,
      seriesInstanceUid: series,
      sopInstanceUid: sliceUid(series, at + 1),
      orientation: orientations[plane],
      position: position[plane],
      values: Array.from({ length: 12 }, (_, pixel) => (pixel * 7 + at * 3) % 200),
      ...changes,
      elements: [
        { tag: 'x00080020', vr: 'DA', value: '20200102' },
        { tag: 'x00080060', vr: 'CS', value: modality },
        { tag: 'x0008103e', vr: 'LO', value: description },
        { tag: 'x00180081', vr: 'DS', value: String(echoTimeMs) },
        { tag: 'x00200011', vr: 'IS', value: String(number) },
        { tag: 'x00200013', vr: 'IS', value: String(at + 1) },
        { tag: 'x00200052', vr: 'UI', value: `${study}.9` },
        ...elements,
      ],
    });
  });
}
