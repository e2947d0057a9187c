import type { EditorTool } from '../../editor/editorState';
import type { Gesture } from '../../editor/gesture';

/** A key press, as far as it matters. */
export interface KeyPress {
  readonly key: string;
  readonly isShift: boolean;
  readonly isControl: boolean;
  readonly isAlt: boolean;
  readonly isRepeat: boolean;
}

/** What a key means on Read. */
export type ReadAct =
  | { readonly kind: 'gesture'; readonly gesture: Gesture }
  | { readonly kind: 'tool'; readonly tool: EditorTool }
  | { readonly kind: 'preset'; readonly number: 1 | 2 | 3 | 4 }
  | { readonly kind: 'side'; readonly side: 'left' | 'right' }
  | {
      readonly kind: 'next-roi' | 'slice' | 'subject' | 'brush' | 'region';
      readonly step: 1 | -1;
    }
  | {
      readonly kind:
        | 'smooth'
        | 'mirror'
        | 'copy'
        | 'undo'
        | 'redo'
        | 'cancel'
        | 'endplates'
        | 'accept'
        | 'sign'
        | 'fit'
        | 'link'
        | 'values'
        | 'fat'
        | 'midline'
        | 'guide'
        | 'map';
    }
  /** A key that is kept down: it must not run through subjects, or sign what comes next. */
  | { readonly kind: 'nothing' };

const tools: Readonly<Record<string, EditorTool>> = {
  d: 'draw',
  e: 'smart-edge',
  x: 'exclusion',
  g: 'redraw',
  b: 'brush',
  v: 'edit',
};

const letters: Readonly<Record<string, ReadAct>> = {
  m: { kind: 'smooth' },
  y: { kind: 'mirror' },
  c: { kind: 'copy' },
  l: { kind: 'side', side: 'left' },
  r: { kind: 'side', side: 'right' },
  t: { kind: 'endplates' },
  a: { kind: 'accept' },
  n: { kind: 'subject', step: 1 },
  p: { kind: 'subject', step: -1 },
  s: { kind: 'sign' },
  f: { kind: 'fit' },
  k: { kind: 'link' },
  i: { kind: 'values' },
  o: { kind: 'fat' },
  u: { kind: 'midline' },
  j: { kind: 'guide' },
  '1': { kind: 'preset', number: 1 },
  '2': { kind: 'preset', number: 2 },
  '3': { kind: 'preset', number: 3 },
  '4': { kind: 'preset', number: 4 },
};

/** Steps of an arrow key in the image, px: 1, with Shift 0.1. */
function nudge(key: string, isFine: boolean): Gesture | undefined {
  const step = isFine ? 0.1 : 1;
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'nudge', dxPx: -step, dyPx: 0 };
    case 'ArrowRight':
      return { kind: 'nudge', dxPx: step, dyPx: 0 };
    case 'ArrowUp':
      return { kind: 'nudge', dxPx: 0, dyPx: -step };
    case 'ArrowDown':
      return { kind: 'nudge', dxPx: 0, dyPx: step };
    default:
      return undefined;
  }
}

function namedAct({ key, isShift, isControl }: KeyPress): ReadAct | undefined {
  const moved = isControl ? undefined : nudge(key, isShift);
  if (moved) return { kind: 'gesture', gesture: moved };
  switch (key) {
    case 'Enter':
      return { kind: 'gesture', gesture: { kind: 'close' } };
    case 'Backspace':
      return { kind: 'gesture', gesture: { kind: 'remove-last-vertex' } };
    case 'Delete':
      return { kind: 'gesture', gesture: { kind: 'delete' } };
    case 'Escape':
      return { kind: 'cancel' };
    case 'F6':
      return { kind: 'region', step: isShift ? -1 : 1 };
    case 'Tab':
      return { kind: 'next-roi', step: isShift ? -1 : 1 };
    case ',':
      return { kind: 'slice', step: -1 };
    case '.':
      return { kind: 'slice', step: 1 };
    case '[':
      return { kind: 'brush', step: -1 };
    case ']':
      return { kind: 'brush', step: 1 };
    case '?':
      return { kind: 'map' };
    case 'ArrowRight':
      return { kind: 'subject', step: 1 };
    case 'ArrowLeft':
      return { kind: 'subject', step: -1 };
    default:
      return undefined;
  }
}

/** What a key means on Read; undefined for keys that mean nothing here. */
export function readAct(press: KeyPress): ReadAct | undefined {
  const { key, isShift, isControl, isAlt, isRepeat } = press;
  const named = namedAct(press);
  if (named) return named.kind === 'subject' && isRepeat ? { kind: 'nothing' } : named;
  const letter = key.toLowerCase();
  if (letter === 'z' && !isAlt) return { kind: isShift ? 'redo' : 'undo' };
  if (isControl || isAlt) return undefined;
  const tool = tools[letter];
  const act = tool ? ({ kind: 'tool', tool } as const) : letters[letter];
  return act && isRepeat ? { kind: 'nothing' } : act;
}
