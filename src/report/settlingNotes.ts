import type { Settlement, SettlingDecision } from '../domain/agreement/settlement';
import { type SettlingProgress, settlementsOf } from '../domain/agreement/settlementsOf';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { isTwoNearestPossible, thirdReaderOf } from '../domain/study/thirdReader';
import { listText } from './methodNotes';

/** What the paragraph is made from. Subjects and progress are the researcher's; without them the rules alone are said. */
export interface SettlingNotesInput {
  readonly project: Pick<Project, 'protocol'>;
  readonly subjects?: readonly Subject[];
  readonly progress?: readonly SettlingProgress[];
  /** Settled third readings that gave a reason in the place of an outline, where that is known. */
  readonly thirdCannotMeasure?: number;
}

/**
 * How disagreements were settled, for the methods section: by which limits, by whom knowing what, how a third reading
 * counts, and how many ROIs were settled how. Nothing where nothing was settled and the protocol names no third reader:
 * limits that nobody used are no method.
 */
export function settlingNotes({
  project,
  subjects = [],
  progress = [],
  thirdCannotMeasure = 0,
}: SettlingNotesInput): readonly string[] {
  const { protocol } = project;
  const studied = subjects.filter(({ isTraining, exclusion }) => !isTraining && !exclusion);
  const standings = studied.flatMap((subject) => [...settlementsOf(subject, progress, protocol).values()]);
  if (standings.length === 0 && !thirdReaderOf(protocol)) return [];
  const askedOf = (decision: SettlingDecision): Asked => {
    const own = standings.filter(({ settlement }) => settlement.decision === decision);
    if (own.some(({ kind }) => kind === 'settled')) return 'done';
    return own.length > 0 ? 'asked' : 'never';
  };
  if (standings.length === 0) {
    const third = thirdReaderText(protocol, 'never');
    return [
      `${limitsText(protocol, false)} ${third} Original readings are kept. No disagreement has been settled.`,
    ];
  }
  return [
    [
      limitsText(protocol, true),
      reReadText(protocol, askedOf('re-read')),
      thirdReaderText(protocol, askedOf('third-reading')),
      'Original readings were kept, and agreement is of originals alone; results are given with and without adjudication.',
      countsText(
        standings.map((one) => ({ kind: one.kind, decision: one.settlement.decision })),
        thirdCannotMeasure,
      ),
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

/** Whether something was decided for, and whether it has come: what is waited for was not done. */
type Asked = 'never' | 'asked' | 'done';

const thirdTexts: Readonly<Record<Asked, string>> = {
  never: 'can be given by',
  asked: 'is asked for, of',
  done: 'was given by',
};

/** What a disagreement is; that each was looked at is said only where something was decided. */
function limitsText({ adjudication, observers }: Protocol, wasUsed: boolean): string {
  const { diceBelow, outsideLimitsOf, otherSlice } = adjudication;
  const names = { csaMm2: 'CSA', si: 'SI' } as const;
  const reasons = [
    ...(otherSlice ? ['lay on two slices'] : []),
    ...(diceBelow === null ? [] : [`had a Dice coefficient below ${diceBelow}`]),
    // Of more than two observers there are no limits of agreement.
    ...(outsideLimitsOf.length > 0 && observers.length === 2
      ? [
          `differed in ${outsideLimitsOf.map((one) => names[one]).join(' or ')} by more than the 95 % limits of agreement`,
        ]
      : []),
    'were given by one observer only',
  ];
  const pair = observers.slice(0, 2).map(({ letter }) => letter);
  const who = observers.length === 2 ? 'the two observers' : `observers ${listText(pair)}`;
  if (!wasUsed) {
    return `By the protocol, disagreements can be settled after unblinding: ROIs whose outlines by ${who} ${reasons.join(', or ')}.`;
  }
  return `After unblinding, ROIs whose outlines by ${who} ${reasons.join(', or ')}, counted as disagreements. Those that were settled were decided one by one, each with a recorded reason.`;
}

/** Whoever decides as researcher has both outlines before them: what they read again is not blind to them. */
function reReadText({ observers }: Protocol, asked: Asked): string {
  if (asked === 'never') return '';
  const again = asked === 'done' ? 'outlined the ROI again' : 'are asked to outline the ROI again';
  const known = observers.filter(({ isResearcher }) => isResearcher).map(({ letter }) => letter);
  if (known.length === 0) {
    return `Where it was decided so, both observers ${again}, without seeing either outline; the new ones then count.`;
  }
  return `Where it was decided so, both observers ${again}, with neither outline shown; the new ones then count. Observer ${listText(known)} was also the study’s researcher, who saw both outlines when the re-read was asked for, and so was not blind to them.`;
}

function thirdReaderText(protocol: Protocol, asked: Asked): string {
  const third = thirdReaderOf(protocol);
  if (!third) return asked === 'never' ? '' : 'Third readings were asked for.';
  const { thirdRule } = protocol.adjudication;
  const who = [third.role, third.training].filter(Boolean).join(', ');
  const counts =
    thirdRule === 'two-nearest' && isTwoNearestPossible(protocol)
      ? 'of the three, the two whose CSA lie nearest are averaged, and SI is of the same two'
      : 'it takes the place of the observers’ mean';
  const knew = third.isResearcher
    ? 'The third reader was the study’s researcher, who saw both outlines when the reading was asked for, and so was not blind to them.'
    : 'Neither outline was shown to the third reader.';
  return `A third reading ${thirdTexts[asked]} a third reader (${who}); ${counts}. Where the third reader could not measure, the mean stands. ${knew}`;
}

function countsText(
  standings: readonly { readonly kind: string; readonly decision: Settlement['decision'] }[],
  thirdCannotMeasure: number,
): string {
  const settled = standings.filter(({ kind }) => kind === 'settled');
  const count = (decision: SettlingDecision) => settled.filter((one) => one.decision === decision).length;
  const parts = [
    ...partText(count('average'), 'by letting the mean stand'),
    ...partText(count('re-read'), 'by re-reads'),
    ...partText(count('third-reading'), `by a third reading${cannotText(thirdCannotMeasure)}`),
  ];
  const of = (kind: string) => standings.filter((one) => one.kind === kind).length;
  const rest = [
    of('waiting') > 0 ? `${of('waiting')} wait for a reading` : '',
    of('lapsed') > 0 ? `${of('lapsed')} lapsed because a reading was signed anew` : '',
  ].filter(Boolean);
  const settledText =
    settled.length === 0
      ? 'No ROI is settled yet'
      : `${settled.length} ${settled.length === 1 ? 'ROI was' : 'ROIs were'} settled: ${listText(parts)}`;
  return `${settledText}${rest.length > 0 ? `; ${listText(rest)}, where the mean stands until then` : ''}.`;
}

function cannotText(count: number): string {
  return count > 0 ? ` (of which the third reader could not measure ${count}: there the mean stands)` : '';
}

function partText(count: number, how: string): readonly string[] {
  return count > 0 ? [`${count} ${how}`] : [];
}
