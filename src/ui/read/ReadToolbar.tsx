import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBrush,
  IconContrast,
  IconCopy,
  IconDropletHalf2,
  IconEyeOff,
  IconFlipVertical,
  IconHelpCircle,
  IconLineDashed,
  IconLink,
  IconMagnet,
  IconPointer,
  IconPolygon,
  IconRoute,
  IconSeparatorHorizontal,
  IconStackMiddle,
  IconWaveSine,
  IconZoomScan,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Protocol } from '../../domain/study/protocol';
import type { EditorTool } from '../../editor/editorState';
import { RoiFilesMenu } from '../roiFiles/RoiFilesMenu';
import type { ReadAct } from './readAct';
import { toolText } from './toolText';
import './readToolbar.css';

interface ToolProps {
  readonly name: string;
  readonly letter: string;
  readonly icon: ComponentType<{ size: number }>;
  readonly isPressed?: boolean;
  /** On or off beside the tools: it must not look like the tool in hand. */
  readonly isToggle?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, letter, icon: Icon, isPressed, isToggle, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={isToggle ? 'tool toggle' : 'tool'}
      title={`${name} (${letter})`}
      aria-label={name}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onClick}
    >
      <Icon size={18} />
      <span>{letter}</span>
    </button>
  );
}

interface ReadToolbarProps {
  readonly tool: EditorTool;
  readonly protocol: Protocol;
  readonly isLinked: boolean;
  readonly isHidden: boolean;
  readonly isWindowing: boolean;
  readonly areEndplatesLarge: boolean;
  readonly isFatShown: boolean;
  /** A signed reading has no tools that change it. */
  readonly isLocked: boolean;
  readonly act: (act: ReadAct) => void;
  readonly onToggleHidden: () => void;
  readonly onToggleWindowing: () => void;
  readonly isMidlining: boolean;
  /** What there is to do here: only slices to choose, or no slice to choose; one scan, or two. */
  readonly offers: ToolOffers;
}

/** What the open session has a use for; what is of none is absent. */
export interface ToolOffers {
  readonly outlines: boolean;
  readonly endplates: boolean;
  readonly linking: boolean;
  /** Files with outlines: not where their names would tell what a scan is. */
  readonly files: boolean;
}

const drawingTools: readonly (readonly [EditorTool, string, ToolProps['icon']])[] = [
  ['edit', 'V', IconPointer],
  ['draw', 'D', IconPolygon],
  ['smart-edge', 'E', IconMagnet],
  ['exclusion', 'X', IconStackMiddle],
  ['brush', 'B', IconBrush],
  ['redraw', 'G', IconRoute],
];

function toolsOf({ drawingAids }: Protocol): typeof drawingTools {
  return drawingTools.filter(([tool]) => tool !== 'smart-edge' || drawingAids.smartEdge);
}

/** Which tool from the top it is: what opens beside it stands level with it. */
export function toolPlace(tool: EditorTool, protocol: Protocol): number {
  return Math.max(
    0,
    toolsOf(protocol).findIndex(([one]) => one === tool),
  );
}

/** With every aid allowed the tools are more than a low window has room for at full size. */
export function hasManyTools({ drawingAids, fatMethod }: Protocol): boolean {
  const { copy, mirror, smartEdge } = drawingAids;
  return [copy, mirror, smartEdge, fatMethod.kind !== 'none'].filter(Boolean).length > 1;
}

/** Tools on the left edge, each with its key. What the protocol does not allow is absent. */
export function ReadToolbar(props: ReadToolbarProps) {
  const { protocol, act, isLocked, areEndplatesLarge, offers } = props;
  const { mirror, copy } = protocol.drawingAids;
  const tools = toolsOf(protocol);
  const verb = (kind: 'smooth' | 'mirror' | 'copy' | 'undo' | 'redo' | 'fit') => () => act({ kind });
  return (
    <nav className="read-toolbar" aria-label={toolText.tools}>
      {isLocked || offers.outlines ? null : (
        <>
          <Tool name={toolText.undo} letter="Z" icon={IconArrowBackUp} onClick={verb('undo')} />
          <Tool name={toolText.redo} letter="⇧Z" icon={IconArrowForwardUp} onClick={verb('redo')} />
          <span className="tool-divider" />
        </>
      )}
      {isLocked || !offers.outlines ? null : (
        <>
          {tools.map(([tool, letter, icon]) => (
            <Tool
              key={tool}
              name={toolText.tool[tool]}
              letter={letter}
              icon={icon}
              isPressed={props.tool === tool && !areEndplatesLarge && !props.isMidlining}
              onClick={() => act({ kind: 'tool', tool })}
            />
          ))}
          <span className="tool-divider" />
          <Tool name={toolText.smooth} letter="M" icon={IconWaveSine} onClick={verb('smooth')} />
          {mirror ? (
            <Tool name={toolText.mirror} letter="Y" icon={IconFlipVertical} onClick={verb('mirror')} />
          ) : null}
          <Tool
            name={toolText.midline}
            letter="U"
            icon={IconLineDashed}
            isToggle
            isPressed={props.isMidlining}
            onClick={() => act({ kind: 'midline' })}
          />
          {copy && offers.linking ? (
            <Tool name={toolText.copy} letter="C" icon={IconCopy} onClick={verb('copy')} />
          ) : null}
          <Tool name={toolText.undo} letter="Z" icon={IconArrowBackUp} onClick={verb('undo')} />
          <Tool name={toolText.redo} letter="⇧Z" icon={IconArrowForwardUp} onClick={verb('redo')} />
          <span className="tool-divider" />
        </>
      )}
      <Tool
        name={toolText.window}
        letter="W"
        icon={IconContrast}
        isToggle
        isPressed={props.isWindowing}
        onClick={props.onToggleWindowing}
      />
      <Tool name={toolText.fit} letter="F" icon={IconZoomScan} onClick={verb('fit')} />
      {offers.linking ? (
        <Tool
          name={toolText.link}
          letter="K"
          icon={IconLink}
          isToggle
          isPressed={props.isLinked}
          onClick={() => act({ kind: 'link' })}
        />
      ) : null}
      {offers.outlines ? (
        <Tool
          name={toolText.hide}
          letter="H"
          icon={IconEyeOff}
          isToggle
          isPressed={props.isHidden}
          onClick={props.onToggleHidden}
        />
      ) : null}
      {protocol.fatMethod.kind === 'none' || !offers.outlines ? null : (
        <Tool
          name={toolText.fat}
          letter="O"
          icon={IconDropletHalf2}
          isToggle
          isPressed={props.isFatShown}
          onClick={() => act({ kind: 'fat' })}
        />
      )}
      {offers.endplates ? (
        <Tool
          name={toolText.endplates}
          letter="T"
          icon={IconSeparatorHorizontal}
          isToggle
          isPressed={areEndplatesLarge}
          onClick={() => act({ kind: 'endplates' })}
        />
      ) : null}
      <span className="gap" />
      {offers.files ? <RoiFilesMenu /> : null}
      <Tool name={toolText.map} letter="?" icon={IconHelpCircle} onClick={() => act({ kind: 'map' })} />
    </nav>
  );
}
