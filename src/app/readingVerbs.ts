import type { SubjectId } from '../domain/ids';
import type { Endplate, LinePx } from '../domain/reading/endplates';
import type { CannotMeasureReason } from '../domain/reading/reading';
import { type ExclusionReason, type RoiTarget, targetKey } from '../domain/reading/roi';
import type { TimePoint } from '../domain/timePoint';
import type { EditorTool } from '../editor/editorState';
import type { Gesture } from '../editor/gesture';
import { type AppContext, isStillHere, openProjectOf, sessionOf, updateSession } from './context';
import type { DisplayWindow } from './panePort';
import type * as ReadingActs from './reading/readingActs';
import { sayNotLoaded } from './sayNotLoaded';

type Acts = typeof ReadingActs;

/**
 * The verbs of reading. Opening one waits until the part that does them is here; all others have nothing to do before
 * a reading is open, and do not wait.
 */
export function readingVerbs(context: AppContext) {
  const acts = (): Acts | undefined => context.reading.loaded();

  /** Does it at once where the part is here, else when it is, if the same person still sits at the same project. */
  const whenHere = async (act: (here: Acts) => Promise<void>): Promise<void> => {
    const here = acts();
    if (here) return act(here);
    const asked = openProjectOf(context);
    return sayNotLoaded(context, async () => {
      const part = await context.reading.load();
      if (isStillHere(context, asked)) await act(part);
    });
  };
  return {
    /** Loads what reading needs, before somebody reads. Where it cannot be had, opening a reading tries again and says so. */
    prepareReading: async () => {
      await context.reading.load().catch(() => undefined);
    },
    /** `earlyBecause`: a later round is opened although the wash-out has not passed; the reason is recorded. */
    openReading: (id: SubjectId, earlyBecause?: string) =>
      whenHere(({ openReading }) => openReading(context, id, earlyBecause)),
    openNextUnsigned: async () => {
      let isOneLeft = true;
      await whenHere(async ({ openNextUnsigned }) => {
        isOneLeft = await openNextUnsigned(context);
      });
      return isOneLeft;
    },
    /** Opens a subject for choosing its slices, once for all observers. */
    openSliceChoice: (id: SubjectId) => whenHere(({ openSliceChoice }) => openSliceChoice(context, id)),
    /** The next subject that has no slices yet; false when all have them. */
    openNextSliceChoice: async () => {
      let isOneLeft = true;
      await whenHere(async ({ openNextSliceChoice }) => {
        isOneLeft = await openNextSliceChoice(context);
      });
      return isOneLeft;
    },
    stepSubject: (step: 1 | -1) => whenHere(({ stepSubject }) => stepSubject(context, step)),
    gesture: async (timePoint: TimePoint, given: Gesture) => acts()?.gesture(context, timePoint, given),
    keyGesture: async (given: Gesture) => acts()?.keyGesture(context, given),
    arm: async (target: RoiTarget) => acts()?.arm(context, target),
    armNext: async (step: 1 | -1) => acts()?.armNext(context, step),
    chooseTool: async (tool: EditorTool) => acts()?.chooseTool(context, tool),
    chooseExclusionReason: async (reason: ExclusionReason) => acts()?.chooseExclusionReason(context, reason),
    smooth: async () => acts()?.keyGesture(context, { kind: 'smooth' }),
    setBrushRadius: (radiusPx: number) => acts()?.setBrushRadius(context, radiusPx),
    mirrorFromOtherSide: async () => acts()?.mirrorFromOtherSide(context),
    copyFromOtherTimePoint: async (offsetMm?: readonly [alongRow: number, alongColumn: number]) =>
      acts()?.copyFromOtherTimePoint(context, offsetMm),
    markEndplate: async (timePoint: TimePoint, which: Endplate, linePx: LinePx) =>
      acts()?.markEndplate(context, timePoint, which, linePx),
    clearEndplates: async (timePoint: TimePoint, which?: Endplate) =>
      acts()?.clearEndplates(context, timePoint, which),
    setMidline: async (timePoint: TimePoint, linePx: LinePx | undefined) =>
      acts()?.setMidline(context, timePoint, linePx),
    keepEvidence: async (timePoint: TimePoint, dataUrl: string): Promise<boolean> =>
      acts()?.keepEvidence(context, timePoint, dataUrl) ?? false,
    toggleEndplates: () => {
      const session = sessionOf(context);
      if (session) updateSession(context, { areEndplatesLarge: !session.areEndplatesLarge });
    },
    offerEndplates: (areOffered: boolean) => acts()?.offerEndplates(context, areOffered),
    toggleFat: () => {
      const session = sessionOf(context);
      if (session) updateSession(context, { isFatShown: !session.isFatShown });
    },
    rememberWindow: (seriesKey: string, window: DisplayWindow) =>
      acts()?.rememberWindow(context, seriesKey, window),
    windowOf: (seriesKey: string): DisplayWindow | undefined => sessionOf(context)?.windows[seriesKey],
    remeasureReading: async (): Promise<boolean> => acts()?.remeasureReading(context) ?? false,
    /** Writes what is half drawn; called when the page may go. */
    flush: async () => acts()?.flushDrafts(context),
    undo: async () => acts()?.undo(context),
    redo: async () => acts()?.redo(context),
    showAxialSlice: async (timePoint: TimePoint, index: number) =>
      acts()?.showAxialSlice(context, timePoint, index),
    /** Asks again for the slices that are shown and did not come. */
    loadShownAgain: async () => acts()?.loadAllShown(context),
    showSagittalSlice: async (timePoint: TimePoint, index: number) =>
      acts()?.showSagittalSlice(context, timePoint, index),
    hideOutlines: (areOutlinesHidden: boolean) => updateSession(context, { areOutlinesHidden }),
    link: (isLinked: boolean) => updateSession(context, { isLinked }),
    /** Where the spinal canal begins on the chosen slice, for readings that are shown from there backwards. */
    setCanalFront: async (timePoint: TimePoint, fromPx: number) =>
      acts()?.setCanalFront(context, timePoint, fromPx),
    acceptSlice: async (timePoint: TimePoint) => acts()?.acceptSlice(context, timePoint),
    cannotMeasure: async (target: RoiTarget, reason: CannotMeasureReason, note: string) =>
      acts()?.cannotMeasure(context, target, reason, note),
    /** Takes back a reason that was given in place of an ROI; the target is armed again. */
    takeReasonBack: async (target: RoiTarget) => acts()?.removeEntry(context, targetKey(target)),
    /** Head of the log of whoever sits here; empty where there is none. */
    logHead: async (): Promise<string> => {
      const { open } = context.store.getState();
      return (open && (await acts()?.printedHead(context, open))) ?? '';
    },
    signReading: async () => acts()?.signReading(context),
    reopenReading: async (reason: string) => acts()?.reopenReading(context, reason),
  };
}
