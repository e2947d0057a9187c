import type { Steps } from '../../base/steps';
import type { Panel } from './calculation';
import { createSlots, knownId, type PackedPanel } from './packPanel';
import type { StudyDelta } from './studyDelta';
import { createUnpacker } from './unpacker';

/** The page's side of a `PanelPacker`. */
export interface PanelUnpacker {
  /** Hears of every change that the other side is told, before it is. */
  hear(delta: StudyDelta): void;
  /** Unpacks the next panel, resting between subjects. Panels are unpacked in the order in which they were packed. */
  unpack(packed: PackedPanel): Steps<Panel>;
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
    *unpack(packed) {
      const nextStanding = unpacker.open(packed.standings);
      for (let index = 0; index < packed.standingCount; index += 1) {
        nextStanding();
        yield;
      }
      // What a packer of the same build packed as a panel is one.
      return unpacker.open(packed.panel)() as Panel;
    },
  };
}
