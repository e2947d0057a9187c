import type { Protocol } from '../../domain/study/protocol';
import { readText } from './readText';

/** A line of the keyboard map. */
export interface KeyMapLine {
  readonly keys: readonly string[];
  readonly does: string;
  /** Why the key does nothing in this project. */
  readonly absent?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

export interface KeyMapGroup {
  readonly title: string;
  readonly lines: readonly KeyMapLine[];
}

const notAllowed = 'not by the protocol';

function line(keys: readonly string[], does: string, isThere = true): KeyMapLine {
  return isThere ? { keys, does } : { keys, does, absent: notAllowed };
}

/** The keyboard map of Read, in the order in which it is shown. The left hand reaches all but the last group. */
export function readKeyMap(
  { drawingAids, fatMethod }: Protocol,
  areEndplatesOffered: boolean,
  { endplates, linking }: { readonly endplates: boolean; readonly linking: boolean } = {
    endplates: true,
    linking: true,
  },
): readonly KeyMapGroup[] {
  const where = (isThere: boolean, one: KeyMapLine): readonly KeyMapLine[] => (isThere ? [one] : []);
  return [
    {
      title: 'Draw',
      lines: [
        line(['D'], 'outline'),
        line(['E'], 'smart edge', drawingAids.smartEdge),
        line(['X'], 'exclusion, 1–6 reason'),
        line(['G'], 'redraw part'),
        line(['B'], 'push brush, ⇧ wheel size'),
        line(['V'], 'edit vertices'),
        line(['M'], 'smooth the outline'),
        line(['Y'], 'mirror from other side', drawingAids.mirror),
        ...where(linking, line(['C'], 'copy from other scan', drawingAids.copy)),
        line(['S'], 'sign reading, then ↵'),
      ],
    },
    {
      title: 'While drawing and editing',
      lines: [
        line(['↵'], 'close'),
        line(['⌫'], 'last vertex'),
        line(['Esc'], 'cancel'),
        line(['Z'], 'undo'),
        line(['⇧', 'Z'], 'redo'),
        line(['↑', '↓', '←', '→'], '1 px, ⇧ 0.1'),
        line(['Del'], 'vertex, exclusion, ROI'),
        line(['[', ']'], 'brush size'),
        line(['click'], 'inside: move, turn, scale'),
        line(['⇧', 'click'], 'one more vertex'),
        line(['Alt', 'click'], 'delete the vertex'),
      ],
    },
    {
      title: 'Look',
      lines: [
        line(['Space'], 'hold: pan'),
        line(['W'], 'hold: window'),
        line(['1–4'], 'window presets'),
        line(['F'], 'fit muscles, whole'),
        ...where(linking, line(['K'], 'link scans')),
        ...where(linking, line(['Alt'], 'hold: move one scan')),
        line(['H'], 'hold: hide outlines'),
        line(['Q'], 'hold: loupe off'),
        line(['I'], 'values, facts'),
        line(['O'], 'fat overlay', fatMethod.kind !== 'none'),
        line(['wheel'], 'slice, Ctrl zoom'),
      ],
    },
    {
      title: 'Move',
      lines: [
        line(['Tab'], 'next ROI, ⇧ previous'),
        line(['L', 'R'], 'left, right side'),
        ...where(endplates, line([',', '.'], 'slice')),
        ...where(endplates, {
          ...line(['T'], 'mark endplates'),
          note: readText.endplates.offered(areEndplatesOffered),
        }),
        ...where(endplates, line(['A'], 'accept slice')),
        line(['U'], 'set the midline'),
        line(['N', 'P'], 'next, previous subject'),
        line(['Ctrl', '→', '←'], 'the same, left hand'),
        line(['F6'], 'to the bars, Esc back'),
        line(['J'], 'contouring guide'),
        line(['?'], 'this map'),
      ],
    },
  ];
}
