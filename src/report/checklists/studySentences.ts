import { followUpDays } from '../../analysis/scanIntervals';
import { settlingRound } from '../../domain/agreement/settlingRound';
import type { Protocol } from '../../domain/study/protocol';
import type { FlowBox } from '../flow/enrolmentFlow';
import { levelsInSentence } from '../levelsInSentence';
import { listText } from '../methodNotes';
import { roundedText } from '../rounding';
import type { ChecklistFacts } from './checklistFacts';

/** Who may be in the study by the protocol: scans, days, levels, and what both scans must have in common. */
export function eligibilitySentence(protocol: Protocol): string {
  const { preopWithinDays, followUpAtLeastDays, levels, eligibility } = protocol;
  const same = [
    ...(eligibility.sameScanner === 'required' ? ['scanner'] : []),
    ...(eligibility.sameParameters === 'required' ? ['parameters'] : []),
  ];
  return [
    `A pre-op scan at most ${preopWithinDays} days before surgery and a final one at least ${followUpAtLeastDays} days after it; levels ${levelsInSentence(levels)}.`,
    same.length > 0 ? `Both scans of the same ${listText(same)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * The observers as the project describes them; undefined where nobody wrote down the training of each. A third reader is none
 * of them: agreement is of originals.
 */
export function raterSentence({ observers }: Protocol): string | undefined {
  if (observers.some(({ training }) => training.trim() === '')) return undefined;
  const texts = observers.map(({ letter, role, training }) => `observer ${letter}, ${role}, ${training}`);
  return `${texts.join('; ')}.`;
}

/** How many readings are signed, by reader and round; undefined where none is. */
export function signedSentence({ progress, results }: ChecklistFacts): string | undefined {
  const { observers } = results.project.protocol;
  const parts = observers.flatMap(({ id, letter }) => {
    const own = progress.filter(
      (one) => one.observerId === id && one.state === 'signed' && one.round < settlingRound,
    );
    const rounds = [...new Set(own.map(({ round }) => round))].sort((a, b) => a - b);
    return rounds.map(
      (round) => `observer ${letter} ${own.filter((one) => one.round === round).length} in round ${round}`,
    );
  });
  return parts.length > 0 ? `Signed readings: ${listText(parts)}.` : undefined;
}

/** "Excluded 3 (Kümmell disease: 2; other: 1)". */
export function boxText({ title, count, lines }: FlowBox): string {
  const why = lines.length > 0 ? ` (${lines.map(({ text, count: of }) => `${text}: ${of}`).join('; ')})` : '';
  return `${title} ${count}${why}`;
}

/** Days from surgery to the final scan of the analysed: median and range; undefined where none is known. */
export function followUpSentence({ results }: ChecklistFacts): string | undefined {
  const all = results.flow.analysed;
  const days = all.flatMap(({ subject }) => followUpDays(subject) ?? []).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const half = days.length >> 1;
  const upper = days[half] ?? first;
  const median = days.length % 2 === 1 ? upper : ((days[half - 1] ?? first) + upper) / 2;
  const missing =
    days.length < all.length ? `; not known of ${all.length - days.length} of ${all.length}` : '';
  return `From surgery to the final scan: median ${roundedText(median, Number.isInteger(median) ? 0 : 1)} days, from ${first} to ${last}${missing}. Table 1 compares it between the groups.`;
}

/** First and last month of surgery and of the scans; undefined where days are not kept or not known. */
export function periodSentence({ results }: ChecklistFacts): string | undefined {
  if (results.project.identity !== 'kept' || results.project.kind.kind === 'demo') return undefined;
  const subjects = results.flow.analysed.map(({ subject }) => subject);
  const parts = (
    [
      ['surgery', subjects.flatMap(({ covariates }) => covariates.surgeryDate ?? [])],
      ['pre-op scans', subjects.flatMap(({ scans }) => scans.preop?.studyDate ?? [])],
      ['final scans', subjects.flatMap(({ scans }) => scans.followUp?.studyDate ?? [])],
    ] as const
  ).flatMap(([name, dates]) => {
    const sorted = dates.map((date) => date.slice(0, 7)).sort();
    const [first, last] = [sorted[0], sorted.at(-1)];
    return first === undefined || last === undefined ? [] : [`${name} ${first} to ${last}`];
  });
  return parts.length > 0 ? `Of the analysed: ${parts.join('; ')}.` : undefined;
}
