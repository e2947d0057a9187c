import type { SubjectId } from '../../domain/ids';
import type { PanelAnalyses } from '../panelAnalyses';
import type { SubjectStanding } from '../studyFlow';
import type { StudyResults } from '../studyResults';
import { createPacker, type Reference } from './packer';
import type { StudyDelta } from './studyDelta';
import { buffersOf, type Packed } from './tape';

/** Tables on their way to the page: subjects that the page has are numbers, standings that it has are not sent again. */
export interface PackedTables {
  /** Standings that are new or changed. */
  readonly standings: Packed;
  readonly standingCount: number;
  readonly results: Packed;
}

/** Numbers for things that both sides have. A subject has sixteen of them. */
export const knownId = {
  project: 0,
  protocol: 1,
  subject: (slot: number) => 16 * (slot + 1),
  pair: (slot: number) => 16 * (slot + 1) + 1,
  standing: (slot: number) => 16 * (slot + 1) + 2,
  analysed: (slot: number) => 16 * (slot + 1) + 3,
  /** The outcome, and then what it holds. */
  outcome: (slot: number, part: number) => 16 * (slot + 1) + 4 + part,
} as const;

const mostParts = 12;

/** Packs the tables and analyses of one page, each against what was packed before. */
export interface PanelPacker {
  /** Hears of every change of the data, in the order in which the other side does. */
  hear(delta: StudyDelta): void;
  packTables(results: StudyResults): PackedTables;
  packAnalyses(analyses: PanelAnalyses): Packed;
}

/** What the page has of a subject's standing. */
interface Sent {
  readonly outcome: SubjectStanding['outcome'];
  readonly pair: SubjectStanding['pair'];
  readonly subject: SubjectStanding['subject'];
  /** All of it but the outcome. */
  readonly text: string;
}

/** A packer for a page that has nothing yet. */
export function createPanelPacker(): PanelPacker {
  const packer = createPacker();
  const slots = createSlots();
  const sent = new Map<number, Sent>();
  /** The subjects of the tables that were packed last: analyses come after theirs. */
  let packedSubjects: ReadonlyMap<object, number> = new Map();
  const subjectReference = (value: object): Reference | undefined => {
    const id = packedSubjects.get(value);
    return id === undefined ? undefined : { id, isNew: false };
  };
  return {
    hear: slots.number,
    packAnalyses: (analyses) => packer.pack([analyses], subjectReference),
    packTables(results) {
      const ids = new Map<object, number>([
        [results.project, knownId.project],
        [results.project.protocol, knownId.protocol],
      ]);
      const fresh = new Set<number>();
      const changed: SubjectStanding[] = [];
      for (const standing of results.flow.standings) {
        const slot = slots.slotOf(standing.subject.id);
        const before = sent.get(slot);
        const { subject, outcome, pair } = standing;
        ids.set(subject, knownId.subject(slot));
        if (pair) ids.set(pair, knownId.pair(slot));
        const isNewOutcome = before?.outcome !== outcome;
        for (const [part, value] of [outcome, ...Object.values(outcome)].entries()) {
          if (typeof value !== 'object' || value === null || part >= mostParts) continue;
          const id = knownId.outcome(slot, part);
          ids.set(value, id);
          if (isNewOutcome) fresh.add(id);
        }
        const text = textOf(standing);
        const isSame =
          before &&
          !isNewOutcome &&
          before.pair === pair &&
          before.subject === subject &&
          before.text === text;
        ids.set(standing, knownId.standing(slot));
        if (standing.kind === 'analysed') ids.set(standing.analysed, knownId.analysed(slot));
        if (isSame) continue;
        fresh.add(knownId.standing(slot));
        fresh.add(knownId.analysed(slot));
        sent.set(slot, { outcome, pair, subject, text });
        changed.push(standing);
      }
      const referenceTo = (value: object): Reference | undefined => {
        const id = ids.get(value);
        if (id === undefined) return undefined;
        // What is new is written where it is first met.
        return { id, isNew: fresh.delete(id) };
      };
      packedSubjects = ids;
      const standings = packer.pack(changed, referenceTo);
      return {
        standings,
        standingCount: changed.length,
        results: packer.pack([results], referenceTo),
      };
    },
  };
}

/** What of a standing is not its subject, pair and outcome, as text. */
function textOf(standing: SubjectStanding): string {
  const { subject: _subject, outcome: _outcome, pair: _pair, ...rest } = standing;
  if (rest.kind !== 'analysed') return JSON.stringify(rest);
  const { analysed, ...own } = rest;
  return `${JSON.stringify(own)}${analysed.group}`;
}

/** Numbers the subjects; both sides hear of them in the same order, so their numbers are the same. */
export interface Slots {
  number(delta: StudyDelta): void;
  slotOf(id: SubjectId): number;
}

/** No subject has a number yet. */
export function createSlots(): Slots {
  const slots = new Map<SubjectId, number>();
  const slotOf = (id: SubjectId): number => {
    const slot = slots.get(id) ?? slots.size;
    slots.set(id, slot);
    return slot;
  };
  return {
    slotOf,
    number({ subjects = [], pairs = [] }) {
      for (const { id } of subjects) slotOf(id);
      for (const [id] of pairs) slotOf(id);
    },
  };
}

/** All buffers of packed tables, to hand over. */
export function tablesBuffers({ standings, results }: PackedTables): ArrayBufferLike[] {
  return [...buffersOf(standings), ...buffersOf(results)];
}
