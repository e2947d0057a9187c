import { type AppContext, update } from './context';

/** Asks the browser to keep what is stored until the user deletes it, and shows what it answered. */
export async function askToKeep(context: AppContext): Promise<void> {
  update(context, { storage: await context.ports.storage.askToPersist() });
}
