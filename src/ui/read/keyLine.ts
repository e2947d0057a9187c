import type { ReadingSession } from '../../state/readingSession';
import { readText } from './readText';

type Hint = readonly [keys: readonly string[], does: string];

/** The keys of the present context: what is going on, then groups of keys, the nearest first. */
export interface KeyLine {
  readonly title: string;
  readonly groups: readonly (readonly Hint[])[];
}

const move: readonly Hint[] = [
  [['Tab'], 'next ROI'],
  [['L'], 'left'],
  [['R'], 'right'],
  [['Space'], 'pan'],
];
const subjects: readonly Hint[] = [
  [['N'], 'next subject'],
  [['P'], 'previous'],
];

/** Which keys mean something now. */
export function keyLine(session: ReadingSession): KeyLine {
  const { armed, panes, reading } = session;
  if (reading.state === 'signed') {
    return { title: readText.lockedTitle, groups: [subjects, [[['H'], 'hide outlines']]] };
  }
  const editors = [panes.preop?.editor, panes.followUp?.editor];
  const draft = editors.find((editor) => editor?.draft)?.draft;
  const isEditing = editors.some((editor) => editor?.tool === 'edit');
  const title = draft?.target.tag ?? (armed && readText.sideLetter[armed.side]);
  if (isEditing && draft === undefined) {
    const edit: readonly Hint[] = [
      [['drag'], 'vertex, edge'],
      [['↑', '↓', '←', '→'], '1 px'],
      [['Del'], 'vertex'],
      [['Z'], 'undo'],
    ];
    return { title: readText.editing, groups: [edit, [[['D'], 'outline'], ...move]] };
  }
  if (title === undefined) {
    const done: readonly Hint[] = [
      [['S'], 'sign'],
      [['V'], 'edit vertices'],
    ];
    return { title: readText.allGiven, groups: [done, subjects] };
  }
  const draw: readonly Hint[] = [
    [['click'], 'vertex'],
    [['drag'], 'freehand'],
    [['↵'], 'close'],
    [['⌫'], 'last vertex'],
    [['Esc'], 'cancel'],
  ];
  return { title: readText.outline(title), groups: [draw, move] };
}
