import { type AppContext, sessionOf } from './context';

/** Loads the slices that are shown, where a reading is open. */
export async function loadShownSlices(context: AppContext): Promise<void> {
  if (!sessionOf(context)) return;
  const { loadAllShown } = await context.reading.load();
  await loadAllShown(context);
}

/** Measures the open reading again, where one is open. */
export async function remeasureOpenReading(context: AppContext): Promise<void> {
  if (!sessionOf(context)) return;
  const { remeasureReading } = await context.reading.load();
  await remeasureReading(context);
}

/** Whether leaving what is open loses nothing; says so where it would. Without a reading there is nothing to lose. */
export function mayLeaveReading(context: AppContext): boolean {
  return context.reading.loaded()?.mayLeave(context) ?? true;
}
