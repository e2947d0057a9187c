import { loadPart } from './partNotLoaded';

/** A part of the program that is not here from the start. */
export interface LaterPart<T> {
  /** Loads it, once; what goes wrong is `PartNotLoaded`, and the next call tries again. */
  readonly load: () => Promise<T>;
  /** The part, if it is here already: for what cannot wait, and has nothing to do before the part is here. */
  readonly loaded: () => T | undefined;
}

/** A part of the program that loads when it is first asked for. */
export function laterPart<T>(load: () => Promise<T>): LaterPart<T> {
  let here: T | undefined;
  let loading: Promise<T> | undefined;

  async function takeIn(): Promise<T> {
    try {
      here = await loadPart(load);
      return here;
    } catch (cause) {
      loading = undefined;
      throw cause;
    }
  }
  return {
    load: () => {
      loading ??= takeIn();
      return loading;
    },
    loaded: () => here,
  };
}
