import type { LinkRefusal } from '../../app/linkSubjects';
import { isolatedText } from '../../base/isolatedText';
import { parseIsoDate } from '../../domain/isoDate';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { type CovariateKey, type CovariateValue, customIdOf } from '../../domain/study/linkSubjects';
import type { LinkDoubt, LinkReason } from '../../domain/study/linkSuggestions';
import type { FixedCovariate } from '../../domain/study/subject';
import type { DateWriting } from '../parts/dateWriting';
import { cohortText } from './cohortText';
import { customLabel, customValueText } from './customText';

/** What the screen says of two subjects that are one person. */
export const linkText = {
  title: 'Same person',
  none: 'No other subject looks like this person. An export under a pseudonym comes in as a subject of its own: say here whose it is.',
  open: 'Same person as…',
  other: 'The other subject',
  search: 'Code, number or name',
  look: (code: string) => `Look at ${code}`,
  maybe: (code: string) => `${code} may be the same person.`,
  unlikely: (code: string) => `${code} is probably another person.`,
  twoPeople: 'No, two people',
  twoPeopleLabel: (code: string) => `No, ${code} is another person`,
  saidTwo: (code: string) => `${code} was found to be another person.`,
  backLabel: (code: string) => `Take back that ${code} is another person`,
  more: (number: number) => `Show ${number} more`,
  becomes: (other: string, kept: string) => `What ${other} has comes to ${kept}; the row of ${other} goes.`,
  studies: 'All studies',
  of: (code: string) => `of ${code}`,
  scans: 'Scans taken',
  noScan: 'none',
  /** Without the reason for who still reads: it may name a refracture. */
  excluded: (code: string, reason: string | undefined) =>
    `${code} was excluded${reason === undefined ? '' : `: ${reason}`}. ${code}'s exclusion goes with its row.`,
  link: (other: string, kept: string) => `Link ${other} to ${kept}`,
  cancel: 'Cancel',
  hiddenConflict:
    'Both have values that tell the group, and they differ. Somebody who does not read has to link them.',
  which: 'Both have a value, and they differ. Which holds?',
  from: (code: string, value: string) => `${code}: ${value}`,
  linked: (code: string) => `${code} was found to be this person`,
  unlink: 'Take back',
  unlinkLabel: (code: string) => `Take back the link to ${code}`,
} as const;

/** Why two subjects may be one. */
export function linkReasonText(reason: LinkReason, dates: DateWriting): string {
  switch (reason.kind) {
    case 'same-hospital-number':
      return `Same hospital number ${isolatedText(reason.id)}, another name: one name spelled in two ways, or two hospitals that count alike.`;
    case 'one-study-in-both':
      return `One imaging study${reason.date ? `, ${dates.write(reason.date)},` : ''} is in both: half of it may bear a pseudonym.`;
    case 'same-birth-date-and-sex':
      return reason.isNameSame
        ? `Same name, sex and birth date (${reason.birthDate}), another hospital number; the one was examined after the other.`
        : `Same sex and birth date (${reason.birthDate}); the one was examined after the other.`;
  }
}

/** What speaks against it. */
export function linkDoubtText(doubt: LinkDoubt): string {
  switch (doubt.kind) {
    case 'other-birth-date':
      return `But the birth dates differ: ${doubt.values.join(' and ')}.`;
    case 'other-sex':
      return 'But the sexes differ.';
  }
}

/** Why subjects were not linked, or not taken apart. */
export function linkRefusalText(refusal: LinkRefusal): string {
  switch (refusal.kind) {
    case 'not-researcher':
      return 'Only the researcher links subjects.';
    case 'gone':
      return 'One of the two is not there any more.';
    case 'dates-not-kept':
      return 'This project keeps no dates: days are counted from the first scan of each subject, so the scans of two cannot be put in order. Link them in a project that keeps dates.';
    case 'other-is-read':
      return `${refusal.code} has a reading, and outlines never move to another subject. Open ${refusal.code} and link this subject to it instead.`;
    case 'outlines-would-move':
      return `A reading of ${refusal.code} has begun on a scan that would be replaced. Choose the scans of ${refusal.code} by hand first; then they stay.`;
    case 'other-has-links':
      return `${refusal.code} is linked to others itself. Take those links back first, or link this subject to ${refusal.code}.`;
    case 'covariates-contradict':
      return linkText.which;
  }
}

/** What a covariate is called. */
export function covariateName(field: CovariateKey, definitions: readonly CustomCovariate[]): string {
  const id = customIdOf(field);
  // A key that names no added covariate is that of a fixed one.
  if (id === undefined) return cohortText.covariates[field as FixedCovariate];
  const definition = definitions.find((one) => one.id === id);
  return definition ? customLabel(definition) : id;
}

/** A covariate's value as the screen shows it. */
export function covariateText(
  field: CovariateKey,
  value: CovariateValue,
  dates: DateWriting,
  definitions: readonly CustomCovariate[],
): string {
  const { panel } = cohortText;
  if (typeof value === 'object') {
    if (value.kind === 'none-on-final-scan' || value.kind === 'confirmed') {
      return panel.refracture[value.kind];
    }
    const definition = definitions.find((one) => one.id === customIdOf(field));
    return definition ? customValueText(definition, value, dates) : panel.notEntered;
  }
  if (value === 'male') return panel.sexes.male;
  if (value === 'female') return panel.sexes.female;
  if (field !== 'surgeryDate' && field !== 'secondSurgeryDate') return String(value).replace('-', '−');
  const date = parseIsoDate(String(value));
  return date ? dates.write(date) : String(value);
}
