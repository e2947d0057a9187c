import type { GroupOutcome } from '../../domain/study/group';
import type { PairStanding, ReadingStanding } from './standings';

/** Whose images are not on the page: three subjects at most, in the order given; of how many scans where it is told. */
export function missingImagesText(codes: readonly string[], scans?: number): string {
  const named = codes.slice(0, 3);
  const rest = codes.length > named.length ? `${codes.length - named.length} more` : named.pop();
  const whose = [named.join(', '), rest].filter(Boolean).join(' and ');
  const many =
    scans === undefined ? '' : ` (${scans.toLocaleString('en-US')} ${scans === 1 ? 'scan' : 'scans'})`;
  return `Images are missing for ${whose}${many}.`;
}

/** Where a reading stands; `isHalfDrawn`: an outline in it was left unfinished. */
export function readingText(standing: ReadingStanding, isHalfDrawn = false): string {
  const text = standingText(standing);
  return isHalfDrawn && text !== '–' ? `${text}, one half drawn` : text;
}

function standingText(standing: ReadingStanding): string {
  switch (standing.kind) {
    case 'not-readable':
    case 'not-asked':
      return '–';
    case 'to-read':
      return standing.round === undefined ? 'to read' : `round ${standing.round} to read`;
    case 'open': {
      const round = standing.round === undefined ? '' : `round ${standing.round}: `;
      return `${round}${standing.done} of ${standing.total}`;
    }
    case 're-opened':
      return 're-opened';
    case 'signed':
      return 'signed';
  }
}

/** Why a pair was not checked. */
export function noPairText(pair: Exclude<PairStanding, { kind: 'checked' }>): string {
  if (pair.kind === 'being-read') return 'being read';
  if (pair.kind === 'being-checked') return 'being checked';
  if (pair.kind === 'no-headers') return 'not checked: images not known';
  if (pair.isByHand) return 'choose: only fat-suppressed or contrast T2';
  if (pair.missing.length === 2) return 'no T2 axial at two dates';
  return pair.missing[0] === 'preop' ? 'no pre-op T2 axial' : 'no follow-up T2 axial';
}

const whyUnknown: Readonly<Record<Extract<GroupOutcome, { kind: 'unknown' }>['why'], string>> = {
  'not-recorded': 'Whether there was a refracture is not recorded.',
  'no-refracture-date': 'The refracture has no date.',
  'no-surgery-date': 'There is no surgery date.',
  'outside-interval': 'No refracture lies after surgery and on or before the final scan.',
};

/** The group in words, and why it is unknown. */
export function groupText(group: GroupOutcome): { readonly text: string; readonly why?: string } {
  if (group.kind === 'unknown') return { text: 'unknown', why: whyUnknown[group.why] };
  return { text: group.group === 'refractured' ? 'refractured' : 'not refractured' };
}

/** A T-score as typed, with at least one decimal so that the column aligns. */
export function decimalText(value: number): string {
  const text = String(value);
  return (text.includes('.') ? text : value.toFixed(1)).replace('-', '−');
}
