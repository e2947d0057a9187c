import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconContrast,
  IconEyeOff,
  IconHelpCircle,
  IconLink,
  IconPointer,
  IconPolygon,
  IconZoomScan,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EditorTool } from '../../editor/editorState';
import { useApp } from '../AppContext';

interface ToolProps {
  readonly name: string;
  readonly letter: string;
  readonly icon: ReactNode;
  readonly isPressed?: boolean;
  /** On or off beside the tools: it must not look like the tool in hand. */
  readonly isToggle?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, letter, icon, isPressed, isToggle, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={isToggle ? 'tool toggle' : 'tool'}
      title={`${name} (${letter})`}
      aria-label={name}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onClick}
    >
      {icon}
      <span>{letter}</span>
    </button>
  );
}

interface ReadToolbarProps {
  readonly tool: EditorTool;
  readonly isLinked: boolean;
  readonly isHidden: boolean;
  readonly isWindowing: boolean;
  readonly onFit: () => void;
  readonly onToggleLink: () => void;
  readonly onToggleHidden: () => void;
  readonly onToggleWindowing: () => void;
  readonly onShowKeys: () => void;
}

/** Tools on the left edge, each with its key. */
export function ReadToolbar(props: ReadToolbarProps) {
  const app = useApp();
  const size = 18;
  return (
    <nav className="read-toolbar" aria-label="Tools">
      <Tool
        name="Edit vertices"
        letter="V"
        icon={<IconPointer size={size} />}
        isPressed={props.tool === 'edit'}
        onClick={() => app.chooseTool('edit')}
      />
      <Tool
        name="Outline"
        letter="D"
        icon={<IconPolygon size={size} />}
        isPressed={props.tool === 'draw'}
        onClick={() => app.chooseTool('draw')}
      />
      <span className="tool-divider" />
      <Tool name="Undo" letter="Z" icon={<IconArrowBackUp size={size} />} onClick={() => void app.undo()} />
      <Tool
        name="Redo"
        letter="⇧Z"
        icon={<IconArrowForwardUp size={size} />}
        onClick={() => void app.redo()}
      />
      <span className="tool-divider" />
      <Tool
        name="Window: drag on the image"
        letter="W"
        icon={<IconContrast size={size} />}
        isPressed={props.isWindowing}
        onClick={props.onToggleWindowing}
      />
      <Tool
        name="Fit muscles, then whole slice"
        letter="F"
        icon={<IconZoomScan size={size} />}
        onClick={props.onFit}
      />
      <Tool
        name="Link zoom and pan"
        letter="K"
        icon={<IconLink size={size} />}
        isToggle
        isPressed={props.isLinked}
        onClick={props.onToggleLink}
      />
      <Tool
        name="Hide outlines"
        letter="H"
        icon={<IconEyeOff size={size} />}
        isToggle
        isPressed={props.isHidden}
        onClick={props.onToggleHidden}
      />
      <span className="gap" />
      <Tool name="All keys" letter="?" icon={<IconHelpCircle size={size} />} onClick={props.onShowKeys} />
    </nav>
  );
}
