import type { CSSProperties } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { ExclusionReason } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { EditorTool } from '../../editor/editorState';
import { BrushSize } from './BrushSize';
import { toolPlace } from './ReadToolbar';
import { ReasonChooser } from './ReasonChooser';
import { useSession } from './useSession';
import './toolPopovers.css';

interface ToolPopoversProps {
  readonly protocol: Protocol;
  readonly areReasonsOpen: boolean;
  readonly onReason: (reason: ExclusionReason) => void;
  readonly onBrushStep: (step: 1 | -1) => void;
}

/** The style sheet knows how high a tool is. */
function levelWith(tool: EditorTool, protocol: Protocol): CSSProperties {
  return { top: `calc(6px + ${toolPlace(tool, protocol)} * var(--tool-step))` };
}

/** What stands beside a tool while it is in hand: reasons of exclusions, size of the brush. */
export function ToolPopovers({ protocol, areReasonsOpen, onReason, onBrushStep }: ToolPopoversProps) {
  const tool = useSession(({ panes }) => (panes.preop ?? panes.followUp)?.editor.tool);
  const reason = useSession(({ panes }) => (panes.preop ?? panes.followUp)?.editor.exclusionReason);
  const radiusPx = useSession(({ panes, activeTimePoint }) => panes[activeTimePoint]?.editor.brush.radiusPx);
  const pixelMm = useSession(({ panes, activeTimePoint }) => {
    const scan = panes[activeTimePoint];
    return scan && shownSlice(scan.axial)?.grid.spacing?.columnMm;
  });
  const isLarge = useSession((session) => session.areEndplatesLarge);
  if (isLarge) return null;
  if (tool === 'exclusion' && areReasonsOpen && reason) {
    return (
      <div className="tool-popover-place" style={levelWith('exclusion', protocol)}>
        <ReasonChooser offered={protocol.roiExclusionReasons} chosen={reason} onChoose={onReason} />
      </div>
    );
  }
  if (tool === 'brush' && radiusPx !== undefined) {
    return (
      <div className="tool-popover-place" style={levelWith('brush', protocol)}>
        <BrushSize radiusPx={radiusPx} pixelMm={pixelMm} onStep={onBrushStep} />
      </div>
    );
  }
  return null;
}
