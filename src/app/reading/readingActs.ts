/*
 * Everything that a reading needs: its verbs, the editor behind them and the measuring. One part of the program, which
 * loads when a project is opened; the start screen does not wait for it.
 */
export { removeEntry } from './commitEntry';
export { flushDrafts } from './drafts';
export { clearEndplates, markEndplate } from './endplateMarks';
export { arm, armNext, chooseExclusionReason, chooseTool, gesture, keyGesture } from './gestures';
export { redo, undo } from './history';
export { setMidline } from './midlines';
export { mayLeave, openNextUnsigned, openReading, stepSubject } from './openReading';
export { copyFromOtherTimePoint, mirrorFromOtherSide } from './otherOutline';
export { cannotMeasure, reopenReading, signReading } from './signing';
export { acceptSlice, keepEvidence } from './sliceChoice';
export { loadAllShown, showAxialSlice, showSagittalSlice } from './slices';
export { remeasureReading } from './verifyEntries';
export { offerEndplates, rememberWindow, setBrushRadius } from './viewSettings';
