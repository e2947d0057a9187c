import type { Reading } from '../../domain/reading/reading';
import type { RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { EditorState } from '../../editor/editorState';
import { withLock, withOutlines } from '../../editor/followReading';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { editorTarget, mayDrawOn, outlinesOn } from './editorFeed';
import { isBusy } from './isBusy';
import { shownSlice } from './panes';
import { withProposal } from './sliceProposal';

/**
 * Both panes after the reading, or what is armed, changed. An editor in the middle of drawing is left alone; one whose
 * commit came back as it was keeps what it says of it.
 */
export function refeed(
  { panes, reading, armed }: ReadingSession,
  protocol: Protocol,
): ReadingSession['panes'] {
  const fed: Partial<Record<TimePoint, ReadingPane>> = {};
  for (const timePoint of timePoints) {
    const pane = panes[timePoint];
    if (!pane) continue;
    const followed = isBusy(pane) ? pane : followReading(pane, reading, timePoint, armed, protocol);
    fed[timePoint] = withProposal(followed, reading, timePoint);
  }
  return { preop: fed.preop, followUp: fed.followUp };
}

function followReading(
  pane: ReadingPane,
  reading: Reading,
  timePoint: TimePoint,
  armed: RoiTarget | undefined,
  protocol: Protocol,
): ReadingPane {
  const header = shownSlice(pane.axial);
  if (!header) return pane;
  const isSigned = reading.state === 'signed';
  const followed = withOutlines(pane.editor, outlinesOn(reading, timePoint, header, protocol));
  const locked = followed.isLocked === isSigned ? followed : withLock(followed, isSigned);
  const isArmedHere = armed?.timePoint === timePoint && mayDrawOn(reading, armed, header, protocol);
  const target = isArmedHere ? editorTarget(armed, header, protocol) : undefined;
  const { setAside } = locked;
  const editor: EditorState = {
    ...locked,
    armed: target,
    setAside: setAside?.target.key === target?.key ? setAside : undefined,
  };
  return { ...pane, editor, live: undefined };
}
