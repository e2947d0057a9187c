import type { Finding } from '../../report/export/identity/identityReport';
import { checkText } from './checkText';

const text = checkText.finding;

/** A finding in words: what it is, where it stands, what it means, and what leaving it out is called. */
export function findingWords(finding: Finding): {
  readonly title: string;
  readonly place: string;
  readonly means: string;
  readonly leaveOut: string;
} {
  const { kind, column, place, files } = finding;
  // Of a text that is no subject's it would only be the line that it was found in first.
  const isOfSubject = place === undefined || place.subjectCode !== undefined;
  const code = place ? place.subjectCode : finding.subjectCode;
  const where = [
    ...(code === undefined ? [] : [code]),
    ...(column === undefined || !isOfSubject ? [] : [text.column(column)]),
  ];
  const first = files[0] ?? '';
  return {
    title: text.title(place ? text.whats[place.what] : text.aText, text.holds[kind]),
    place: [first, ...where].filter((part) => part !== '').join(', ') + text.more(files.length - 1),
    means: place?.isFixed ? text.fixed : text.means[kind],
    leaveOut:
      place?.what === 'note' || place?.what === 'cannot measure note' ? text.leaveNoteOut : text.leaveOut,
  };
}
