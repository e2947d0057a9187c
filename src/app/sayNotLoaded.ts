import { PartNotLoaded } from '../base/partNotLoaded';
import { type AppContext, notify } from './context';

/** Does what was asked; when the part of the program that does it cannot be loaded, says so instead of doing nothing. */
export async function sayNotLoaded(context: AppContext, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    if (!(cause instanceof PartNotLoaded)) throw cause;
    notify(context, { kind: 'part-not-loaded', severity: 'wrong', facts: { message: cause.message } });
  }
}
