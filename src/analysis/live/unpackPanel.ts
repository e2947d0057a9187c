import type { Steps } from '../../base/steps';
import type { PanelAnalyses } from '../panelAnalyses';
import type { StudyResults } from '../studyResults';
import { createSlots, knownId, type PackedTables } from './packPanel';
import type { StudyDelta } from './studyDelta';
import type { Packed } from './tape';
import { createUnpacker } from './unpacker';

/** The page's side of a `PanelPacker`. */
export interface PanelUnpacker {
  /** Hears of every change that the other side is told, before it is. */
  hear(delta: StudyDelta): void;
  /** Unpacks the next tables, resting between subjects. Everything is unpacked in the order in which it was packed. */
  unpackTables(packed: PackedTables): Steps<StudyResults>;
  unpackAnalyses(packed: Packed): PanelAnalyses;
}

/** Knows nothing yet. */
export function createPanelUnpacker(): PanelUnpacker {
  const slots = createSlots();
  const unpacker = createUnpacker();
  return {
    hear(delta) {
      const { project, subjects = [], pairs = [] } = delta;
      slots.number(delta);
      if (project) {
        unpacker.know(knownId.project, project);
        unpacker.know(knownId.protocol, project.protocol);
      }
      for (const subject of subjects) unpacker.know(knownId.subject(slots.slotOf(subject.id)), subject);
      for (const [id, pair] of pairs) unpacker.know(knownId.pair(slots.slotOf(id)), pair);
    },
    // What a packer of the same build packed as analyses are analyses.
    unpackAnalyses: (packed) => unpacker.open(packed)() as PanelAnalyses,
    *unpackTables(packed) {
      const nextStanding = unpacker.open(packed.standings);
      for (let index = 0; index < packed.standingCount; index += 1) {
        nextStanding();
        yield;
      }
      // And what was packed as results are results.
      return unpacker.open(packed.results)() as StudyResults;
    },
  };
}
