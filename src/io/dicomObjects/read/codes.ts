import type { CodedConcept } from '../../../domain/dicomObjects/scanObjects';
import type { TagSource } from '../../dicom/tagSource';
import { type ObjectTag, objectItems, objectText } from './objectTags';

/** The first code of a code sequence; undefined where there is none. */
export function codeOf(source: TagSource, name: ObjectTag): CodedConcept | undefined {
  const [item] = objectItems(source, name);
  if (!item) return undefined;
  const value =
    objectText(item, 'CodeValue') || objectText(item, 'LongCodeValue') || objectText(item, 'UrnCodeValue');
  const scheme = objectText(item, 'CodingSchemeDesignator');
  const meaning = objectText(item, 'CodeMeaning');
  return value === '' && meaning === '' ? undefined : { value, scheme, meaning };
}

/** What a code is known by: `112039 DCM`. SNOMED CT is also written as SCT, and by its older codes as SRT or 99SDM. */
export function codeKey({ value, scheme }: CodedConcept): string {
  return `${value} ${scheme.replace(/^(SNM3|99SDM)$/, 'SRT')}`;
}

/** Whether a code is one of those: `'112039 DCM'`. */
export function isCode(code: CodedConcept | undefined, ...keys: readonly string[]): boolean {
  return code !== undefined && keys.includes(codeKey(code));
}

/** Right or left of the patient, by SNOMED CT in either coding; undefined for anything else, such as both sides. */
export function sideOfCode(code: CodedConcept | undefined): 'right' | 'left' | undefined {
  if (isCode(code, '24028007 SCT', 'G-A100 SRT')) return 'right';
  return isCode(code, '7771000 SCT', 'G-A101 SRT') ? 'left' : undefined;
}
