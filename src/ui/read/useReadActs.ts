import { useCallback } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { sessionTargets } from '../../app/reading/sessionTask';
import { targetKey } from '../../domain/reading/roi';
import { useWorkstation } from '../AppContext';
import { takenBack } from './endplateBack';
import type { EndplateDesk } from './endplateDesk';
import { emptyHand } from './endplateHand';
import { focusNextRegion } from './keyFocus';
import { sideTarget } from './numbersRow';
import type { ReadAct } from './readAct';

/** What the screen itself does; everything else is a verb of the product. */
export interface ScreenActs {
  readonly sign: () => void;
  readonly fit: () => void;
  readonly preset: (number: 1 | 2 | 3 | 4) => void;
  readonly showKeys: () => void;
  readonly nextView: () => void;
  readonly openReasons: (isOpen: boolean) => void;
  readonly toggleGuide: () => void;
  readonly acceptSlice: () => void;
}

/** A brush grows and shrinks by a part of itself, so that each step looks alike. */
const brushFactor = 1.15;
const brushPx = { least: 1, most: 80 } as const;

/** The size of the brush after a step. */
export function steppedRadius(radiusPx: number, step: 1 | -1): number {
  return Math.min(brushPx.most, Math.max(brushPx.least, radiusPx * brushFactor ** step));
}

/** Acts that have to do with outlines only: while slices are chosen for all they mean nothing. */
function isOfOutlines(act: ReadAct): boolean {
  switch (act.kind) {
    case 'tool':
    case 'smooth':
    case 'mirror':
    case 'copy':
    case 'brush':
    case 'side':
    case 'values':
    case 'fat':
    case 'midline':
      return true;
    default:
      return false;
  }
}

/** Does what a key or a button of Read means. Reads the state when it is pressed, so that it stays the same function. */
export function useReadActs(screen: ScreenActs, desk: EndplateDesk): (act: ReadAct) => void {
  const { app, store } = useWorkstation();
  return useCallback(
    (act: ReadAct) => {
      const { reading: session, open, notices } = store.getState();
      const protocol = open?.project.protocol;
      if (!session || !protocol) return;
      const { areEndplatesLarge, activeTimePoint, timePoints, task, areSlicesGiven } = session;
      const isLinkable = timePoints.length > 1;
      const timePoint = areEndplatesLarge ? desk.get().timePoint : activeTimePoint;
      const pane = session.panes[timePoint];
      const editor = session.panes[activeTimePoint]?.editor;

      /** Keys of the endplate view; true where the key meant something in it. */
      const onEndplates = (): boolean => {
        const hand = desk.get().hands[timePoint];
        if (act.kind === 'cancel') {
          if (hand.startPx) desk.setHand(timePoint, emptyHand);
          else app.toggleEndplates();
          return true;
        }
        if (act.kind === 'undo' && hand.startPx) {
          desk.setHand(timePoint, emptyHand);
          return true;
        }
        if (act.kind !== 'gesture') return false;
        if (act.gesture.kind === 'close') screen.acceptSlice();
        if (act.gesture.kind === 'delete') {
          desk.setHand(timePoint, emptyHand);
          void app.clearEndplates(timePoint);
        }
        if (act.gesture.kind === 'remove-last-vertex') {
          const back = takenBack(hand, session.reading.endplates?.[timePoint] ?? {});
          desk.setHand(timePoint, back.hand);
          if (back.removed) void app.clearEndplates(timePoint, back.removed);
        }
        return true;
      };

      if (areEndplatesLarge && onEndplates()) return;
      if (task === 'slices' && isOfOutlines(act)) return;
      // Slices that were given stay, and there is no sagittal image.
      if (areSlicesGiven && (act.kind === 'slice' || act.kind === 'endplates' || act.kind === 'accept'))
        return;
      switch (act.kind) {
        case 'gesture': {
          if (task === 'slices') {
            if (act.gesture.kind === 'close') screen.acceptSlice();
            return;
          }
          const { armed } = session;
          const given = armed && session.reading.entries[targetKey(armed)];
          const isReason = act.gesture.kind === 'delete' && given?.kind === 'cannot-measure';
          if (armed && isReason && !editor?.selection) void app.takeReasonBack(armed);
          else void app.keyGesture(act.gesture);
          return;
        }
        case 'cancel':
          for (const notice of notices) app.dismissNotice(notice.id);
          void app.keyGesture({ kind: 'cancel' });
          return;
        case 'tool':
          if (act.tool === 'smart-edge' && !protocol.drawingAids.smartEdge) return;
          if (areEndplatesLarge) app.toggleEndplates();
          app.chooseTool(act.tool);
          screen.openReasons(act.tool === 'exclusion');
          return;
        case 'smooth':
          void app.smooth();
          return;
        case 'mirror':
          if (protocol.drawingAids.mirror) void app.mirrorFromOtherSide();
          return;
        case 'copy':
          if (protocol.drawingAids.copy && isLinkable) void app.copyFromOtherTimePoint();
          return;
        case 'undo':
          void app.undo();
          return;
        case 'redo':
          void app.redo();
          return;
        case 'brush':
          if (editor) app.setBrushRadius(steppedRadius(editor.brush.radiusPx, act.step));
          return;
        case 'side': {
          const targets = sessionTargets(session, protocol).filter(
            (one) => one.timePoint === activeTimePoint,
          );
          const key = editor?.selection?.key;
          const inHand = session.armed ?? targets.find((one) => targetKey(one) === key);
          const target = sideTarget(targets, inHand, act.side);
          // Who chooses a side wants to draw it.
          if (target && areEndplatesLarge) app.toggleEndplates();
          if (target) void app.arm(target);
          return;
        }
        case 'next-roi':
          if (!areEndplatesLarge) void app.armNext(act.step);
          else desk.touch(timePoints.find((one) => one !== timePoint) ?? timePoint);
          return;
        case 'slice':
          if (pane && shownSlice(pane.axial)) void app.showAxialSlice(timePoint, pane.axial.index + act.step);
          return;
        case 'subject':
          void app.stepSubject(act.step);
          return;
        case 'region':
          focusNextRegion(act.step);
          return;
        case 'preset':
          screen.preset(act.number);
          return;
        case 'endplates':
          app.toggleEndplates();
          return;
        case 'accept':
          screen.acceptSlice();
          return;
        case 'sign':
          screen.sign();
          return;
        case 'fit':
          screen.fit();
          return;
        case 'link':
          if (isLinkable) app.link(!session.isLinked);
          return;
        case 'values':
          screen.nextView();
          return;
        case 'fat':
          if (protocol.fatMethod.kind !== 'none') app.toggleFat();
          return;
        case 'guide':
          screen.toggleGuide();
          return;
        case 'map':
          screen.showKeys();
          return;
        case 'midline':
        case 'nothing':
          return;
      }
    },
    [app, store, screen, desk],
  );
}
