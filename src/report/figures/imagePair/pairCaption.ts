import { timePoints } from '../../../domain/timePoint';
import { valueKindNames } from '../../valueKindText';
import type { ImagePair, PairPicture } from './imagePair';

/** When a picture was taken, inside a sentence: "12 days before surgery". */
function dayText({ daysFromSurgery }: PairPicture): string | undefined {
  if (daysFromSurgery === undefined) return undefined;
  if (daysFromSurgery === 0) return 'on the day of surgery';
  const days = Math.abs(daysFromSurgery);
  return `${days} ${days === 1 ? 'day' : 'days'} ${daysFromSurgery < 0 ? 'before' : 'after'} surgery`;
}

/** What the picture shows, in a line: "Subject S-058, L1, pre-op and 212 days after surgery". */
export function pairTitle(pair: ImagePair): string {
  const level = pair.level === undefined ? '' : `, ${pair.level}`;
  return `Subject ${pair.code}${level}, pre-op and ${dayText(pair.followUp) ?? 'follow-up'}`;
}

/** As a journal prints it below: whose outlines, of what the numbers are, and what they are not. */
export function pairCaption(pair: ImagePair): string {
  const { observer, round, areTablesAveraged, csaKind, valueKind } = pair;
  const entries = timePoints.flatMap((timePoint) => pair[timePoint].entries);
  const hasExclusions = entries.some((entry) => entry.kind === 'outlined' && entry.exclusionsPx.length > 0);
  const preopDay = dayText(pair.preop);
  const sentences = [
    `Measured axial slices pre-op (left${preopDay === undefined ? '' : `, ${preopDay}`}) and at follow-up (right${
      pair.followUp.daysFromSurgery === undefined ? '' : `, ${dayText(pair.followUp)}`
    }) at the same scale.`,
    timePoints.every((timePoint) => pair[timePoint].isOrientationKnown)
      ? 'The patient’s right (R) is on the viewer’s left.'
      : 'R and L are the patient’s sides as the observer gave them; the file does not state how each slice lies.',
    `Outlines of observer ${observer.letter}${round > 1 ? `, reading ${round}` : ''}.`,
    `A, area inside the outline${csaKind === 'net' ? ' without the excluded parts' : hasExclusions ? ', excluded parts included' : ''}; M, mean signal intensity${
      hasExclusions ? ' without the excluded parts' : ''
    }, a.u.${valueKind === 'displayed' ? '' : ` (${valueKindNames[valueKind]})`}`,
    areTablesAveraged
      ? 'Both are of the outlines shown, by this observer alone; the tables hold means over the observers.'
      : 'Both are of the outlines shown.',
    ...musclesText(pair),
    ...(hasExclusions ? ['Hatched: excluded parts.'] : []),
    'Bar: 20 mm.',
  ];
  return sentences.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)).join(' ');
}

function musclesText(pair: ImagePair): readonly string[] {
  const muscles = new Map(
    timePoints.flatMap((timePoint) =>
      pair[timePoint].entries.map(({ muscle }) => [muscle.id, muscle] as const),
    ),
  );
  if (muscles.size < 2) return [];
  return [`${[...muscles.values()].map(({ shortName, name }) => `${shortName}, ${name}`).join('; ')}.`];
}
