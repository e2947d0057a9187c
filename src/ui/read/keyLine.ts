import { targetKey } from '../../domain/reading/roi';
import { timePoints } from '../../domain/timePoint';
import type { EditorState } from '../../editor/editorState';
import type { ReadingSession } from '../../state/readingSession';
import { readText } from './readText';
import { toolText } from './toolText';

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
const draw: readonly Hint[] = [
  [['click'], 'vertex'],
  [['drag'], 'freehand'],
  [['↵'], 'close'],
  [['⌫'], 'last vertex'],
  [['Esc'], 'cancel'],
];
const outlineTool: Hint = [['D'], 'outline'];

/** While the midline is being set. */
export const midlineKeys: KeyLine = {
  title: toolText.midlineTitle,
  groups: [
    [
      [['drag'], 'from the vertebral body to the spinous process'],
      [['Del'], 'back to the middle of the image'],
      [['U'], 'done'],
    ],
  ],
};

/** What of the session decides the line: plain words, so that a pointer that only moves does not change it. */
export function keyContext(session: ReadingSession): string {
  const { armed, panes, reading, areEndplatesLarge, task } = session;
  const editors = timePoints.flatMap((timePoint) => panes[timePoint]?.editor ?? []);
  const drafting = editors.find((editor) => editor.draft);
  const tag = drafting?.draft?.target.tag ?? armedTag(session);
  return JSON.stringify({
    state:
      reading.state === 'signed'
        ? 'signed'
        : areEndplatesLarge
          ? 'endplates'
          : task === 'slices'
            ? 'slices'
            : 'open',
    tool: editors[0]?.tool ?? 'draw',
    reason: editors[0]?.exclusionReason ?? 'other',
    shape: drafting?.draft?.shape,
    tag,
    isArmed: armed !== undefined && reading.entries[targetKey(armed)] === undefined,
  } satisfies Context);
}

interface Context {
  readonly state: 'signed' | 'endplates' | 'slices' | 'open';
  readonly tool: EditorState['tool'];
  readonly reason: EditorState['exclusionReason'];
  readonly shape: 'outline' | 'exclusion' | undefined;
  readonly tag: string | undefined;
  readonly isArmed: boolean;
}

function armedTag({ armed, panes }: ReadingSession): string | undefined {
  if (!armed) return undefined;
  const tag = panes[armed.timePoint]?.editor.armed?.tag;
  return tag ?? (armed.side === 'none' ? undefined : readText.sideLetter[armed.side]);
}

/** Which keys mean something now, by `keyContext`. */
export function keyLine(context: string): KeyLine {
  // Written by `keyContext` and by nothing else.
  const { state, tool, reason, shape, tag, isArmed } = JSON.parse(context) as Context;
  if (state === 'signed') {
    return { title: readText.lockedTitle, groups: [subjects, [[['H'], 'hide outlines']]] };
  }
  if (state === 'endplates') {
    const mark: readonly Hint[] = [
      [['drag'], 'from end to end'],
      [['click'], 'two ends'],
      [['⌫'], 'last point'],
      [['A'], 'accept slice'],
      [['T'], 'back to axial'],
    ];
    return {
      title: readText.endplatesTitle,
      groups: [
        mark,
        [
          [[',', '.'], 'slice'],
          [['Del'], 'mark anew'],
        ],
      ],
    };
  }
  if (state === 'slices') {
    const choose: readonly Hint[] = [
      [[',', '.'], 'slice'],
      [['A'], 'accept slice'],
      [['T'], 'endplates'],
      [['Z'], 'undo'],
      [['S'], 'sign'],
    ];
    return { title: readText.choosing, groups: [choose, subjects] };
  }
  const isDrawing = shape !== undefined;
  if (tool === 'exclusion') {
    const title = readText.exclusionOf(toolText.reasons[reason]);
    const more: readonly Hint[] = [[['X'], 'reason'], outlineTool, [['V'], 'edit']];
    return { title, groups: [draw, isDrawing ? move : more] };
  }
  if (isDrawing || ((tool === 'draw' || tool === 'smart-edge') && isArmed)) {
    const name = tool === 'smart-edge' ? readText.smartEdge(tag ?? '') : readText.outline(tag ?? '');
    const exclusion: readonly Hint[] = isDrawing ? [] : [[['X'], 'exclusion']];
    return { title: name, groups: [draw, [...move, ...exclusion]] };
  }
  switch (tool) {
    case 'edit': {
      const edit: readonly Hint[] = [
        [['drag'], 'vertex, edge, frame of several'],
        [['click'], 'inside: the whole'],
        [['↑', '↓', '←', '→'], '1 px'],
        [['Del'], 'delete'],
        [['M'], 'smooth'],
        [['Z'], 'undo'],
      ];
      return { title: readText.editing, groups: [edit, [outlineTool, ...move]] };
    }
    case 'redraw':
      return {
        title: toolText.tool.redraw,
        groups: [
          [
            [['drag'], 'from outline to outline'],
            [['Z'], 'undo'],
          ],
          [outlineTool, ...move],
        ],
      };
    case 'brush':
      return {
        title: toolText.tool.brush,
        groups: [
          [
            [['drag'], 'push the outline'],
            [['[', ']'], 'size'],
            [['Z'], 'undo'],
          ],
          [outlineTool, ...move],
        ],
      };
    default: {
      const done: readonly Hint[] = [
        [['S'], 'sign'],
        [['V'], 'edit vertices'],
        [['X'], 'exclusion'],
      ];
      if (tag === undefined) return { title: readText.allGiven, groups: [done, subjects] };
      const change: readonly Hint[] = [
        [['V'], 'edit vertices'],
        [['X'], 'exclusion'],
        [['Del'], 'delete'],
      ];
      return { title: readText.isOutlined(tag), groups: [change, move] };
    }
  }
}
