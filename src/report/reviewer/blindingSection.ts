import { settlingRound } from '../../domain/agreement/settlingRound';
import type { ObserverId } from '../../domain/ids';
import type { Project } from '../../domain/study/project';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { blindingLimits, blindingText } from '../conductNotes';
import {
  type DocumentBlock,
  type DocumentSection,
  list,
  paragraph,
  tableBlock,
} from '../document/documentModel';
import { adjudicationTexts } from './adjudicationTexts';
import type { ReadingConduct, ReviewerFacts } from './reviewerFacts';
import { whoKnewTable } from './whoKnewTable';

type Facts = Pick<ReviewerFacts, 'subjects' | 'progress' | 'readings'> & {
  readonly results: { readonly project: Project };
};

/** What blinding could not hide, who knew what, and what was done out of the ordinary: re-openings, wash-outs cut short, adjudication. */
export function blindingSection(facts: Facts): DocumentSection {
  const { project } = facts.results;
  return {
    id: 'blinding',
    heading: 'What could blinding not hide, and who knew what?',
    blocks: [
      paragraph(blindingText(project.protocol)),
      ...list(blindingLimits(project)),
      tableBlock(whoKnewTable(project)),
      ...readingBlocks(facts),
      ...adjudicationTexts(facts).map(paragraph),
    ],
  };
}

/** A reading of a subject that is analysed or could be, with whose it is in words. */
interface NamedReading {
  readonly reading: ReadingConduct;
  /** "S-003, observer A, round 1". */
  readonly name: string;
}

function readingBlocks({ results: { project }, subjects, readings }: Facts): readonly DocumentBlock[] {
  if (!readings) return [paragraph('How the readings were signed is being loaded.')];
  const { protocol, unblinding, kind } = project;
  const letters = new Map(readersOf(protocol).map(({ id, letter }) => [id, letter]));
  const codes = new Map(subjects.map(({ id, code }) => [id, code]));
  const training = new Set(subjects.flatMap(({ id, isTraining }) => (isTraining ? [id] : [])));
  const named = readings.flatMap((reading): readonly NamedReading[] => {
    const { subjectId, observerId, round } = reading;
    const [code, letter] = [codes.get(subjectId), letters.get(observerId)];
    if (code === undefined || letter === undefined) return [];
    return [{ reading, name: `${code}, ${readerName(observerId, letter)}, ${roundName(round)}` }];
  });
  const ofStudy = named.filter(
    ({ reading }) => !training.has(reading.subjectId) && reading.round < settlingRound,
  );
  const signed = ofStudy.filter(({ reading }) => reading.state === 'signed');
  const before = signed.filter(
    ({ reading }) =>
      unblinding === undefined ||
      (reading.signedAtUtc !== undefined && reading.signedAtUtc <= unblinding.atUtc),
  );
  const untouched = before.filter(({ reading }) => reading.reopenings.length === 0);
  const reopenings = ofEach(named, ({ reading, name }) =>
    reading.reopenings.map(({ atUtc, reason }) => {
      const isAfter = unblinding !== undefined && atUtc > unblinding.atUtc;
      return { atUtc, text: `${name}, ${dayOf(atUtc)}${isAfter ? ', after unblinding' : ''}: ${reason}` };
    }),
  );
  const overrides = ofEach(named, ({ reading: { washOutOverride: one }, name }) =>
    one
      ? [
          {
            atUtc: one.atUtc,
            text: `${name}, ${dayOf(one.atUtc)}, ${one.daysLacking} days early: ${one.reason}`,
          },
        ]
      : [],
  );
  const signedText =
    kind.kind === 'demo'
      ? `The demo is open from the start: its ${signed.length} signed readings were not blinded by an act of unblinding. ${untouched.length} of them were never re-opened.`
      : unblinding
        ? `Unblinded on ${dayOf(unblinding.atUtc)} (${unblinding.reason}). Of ${ofStudy.length} readings of the protocol’s rounds ${signed.length} are signed, ${before.length} of them signed before unblinding and not signed anew since, ${untouched.length} of these never re-opened.`
        : '';
  return [
    ...(signedText === '' ? [] : [paragraph(signedText)]),
    paragraph(
      reopenings.length === 0
        ? 'No reading was re-opened.'
        : `Re-openings after signing: ${reopenings.length}.`,
    ),
    ...list(reopenings),
    ...(protocol.rounds > 1 || overrides.length > 0
      ? [
          paragraph(
            overrides.length === 0
              ? 'No wash-out was cut short.'
              : `Wash-outs cut short, of ${protocol.reReads.washOutDays} days: ${overrides.length}.`,
          ),
          ...list(overrides),
        ]
      : []),
  ];
}

function ofEach(
  readings: readonly NamedReading[],
  textsOf: (reading: NamedReading) => readonly { readonly atUtc: string; readonly text: string }[],
): readonly string[] {
  return readings
    .flatMap(textsOf)
    .toSorted((a, b) => (a.atUtc < b.atUtc ? -1 : a.atUtc > b.atUtc ? 1 : a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}

function readerName(id: ObserverId, letter: string): string {
  return id === thirdReaderId ? 'third reader' : `observer ${letter}`;
}

function roundName(round: number): string {
  return round === settlingRound ? 'adjudication' : `round ${round}`;
}

function dayOf(utc: string): string {
  return utc.slice(0, 10);
}
