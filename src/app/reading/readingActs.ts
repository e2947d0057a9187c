/*
 * Everything that a reading needs: its verbs, the editor behind them and the measuring. One part of the program, which
 * loads when a project is opened; the start screen does not wait for it.
 */
export { printedHead } from '../printedHead';
export { removeEntry } from './commitEntry';
export { flushDrafts } from './drafts';
export { clearEndplates, markEndplate } from './endplateMarks';
export { arm, armNext, chooseExclusionReason, chooseTool, gesture, keyGesture } from './gestures';
export { redo, undo } from './history';
export { mayLeave } from './leaving';
export { setMidline } from './midlines';
export { openNextSliceChoice, openNextUnsigned, openSliceChoice, stepSubject } from './nextSubject';
export { openReading } from './openReading';
export { copyFromOtherTimePoint, mirrorFromOtherSide } from './otherOutline';
export { shownPixels } from './shownPixels';
export { cannotMeasure, reopenReading, signReading } from './signing';
export { acceptSlice, keepEvidence, setCanalFront } from './sliceChoice';
export { loadAllShown, showAxialSlice, showSagittalSlice } from './slices';
export { remeasureReading } from './verifyEntries';
export { offerEndplates, rememberWindow, setBrushRadius } from './viewSettings';
