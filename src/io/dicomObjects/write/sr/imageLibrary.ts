import type { CodedConcept } from '../../../../domain/dicomObjects/scanObjects';
import type { SliceHeader } from '../../../../domain/image/sliceHeader';
import { codes } from '../../codes';
import type { DataSet } from '../dataSet';
import { code, container, image, num } from './contentItems';

/** CID 29: the code of an acquisition modality is its value in images. */
const modalities: ReadonlyMap<string, CodedConcept> = new Map(
  [
    ['MR', 'Magnetic Resonance'],
    ['CT', 'Computed Tomography'],
    ['CR', 'Computed Radiography'],
    ['DX', 'Digital Radiography'],
    ['US', 'Ultrasound'],
    ['XA', 'X-Ray Angiography'],
    ['RF', 'Radiofluoroscopy'],
    ['PT', 'Positron emission tomography'],
    ['NM', 'Nuclear Medicine'],
  ].map(([value = '', meaning = '']) => [value, { value, scheme: 'DCM', meaning }]),
);

/** The slices that are outlined on (TID 1600), each once, with what turns its pixels into millimetres. */
export function imageLibrary(images: readonly SliceHeader[]): DataSet {
  const once = new Map(images.map((header) => [`${header.sopInstanceUid}#${header.frame}`, header]));
  const entries = [...once.values()].map((header) => image('CONTAINS', header, descriptors(header)));
  return container(codes.imageLibrary, [container(codes.imageLibraryGroup, entries)], '1600');
}

function descriptors({ modality, grid: { rows, columns, spacing } }: SliceHeader): readonly DataSet[] {
  const relation = 'HAS ACQ CONTEXT';
  const modalityCode = modalities.get(modality);
  return [
    ...(modalityCode ? [code(relation, codes.modality, modalityCode)] : []),
    num(relation, codes.pixelDataRows, rows, codes.pixels),
    num(relation, codes.pixelDataColumns, columns, codes.pixels),
    ...(spacing
      ? [
          num(relation, codes.horizontalPixelSpacing, spacing.columnMm, codes.millimetre),
          num(relation, codes.verticalPixelSpacing, spacing.rowMm, codes.millimetre),
        ]
      : []),
  ];
}
