import type { AppContext } from '../context';

/** How many commits wait for pixels. Not in the store: nothing shows them, and they last as long as a decode. */
const underWay = new WeakMap<AppContext, number>();

/** Whether an outline was closed that is not in the reading yet. */
export function isCommitting(context: AppContext): boolean {
  return (underWay.get(context) ?? 0) > 0;
}

/** Does what a commit has to wait for; until then nobody leaves the reading. */
export async function whileCommitting<T>(context: AppContext, work: () => Promise<T>): Promise<T> {
  underWay.set(context, (underWay.get(context) ?? 0) + 1);
  try {
    return await work();
  } finally {
    underWay.set(context, (underWay.get(context) ?? 1) - 1);
  }
}
