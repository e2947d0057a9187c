import type { CodedConcept } from '../../../domain/dicomObjects/scanObjects';
import { type DataSet, dataSet } from './dataSet';

/** One item of a code sequence (PS3.3 8.8). */
export function codeItem({ value, scheme, meaning }: CodedConcept, more: DataSet = {}): DataSet {
  return {
    ...dataSet({ CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning }),
    ...more,
  };
}
