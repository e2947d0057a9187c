/**
 * A part of the program that loads when it is first needed, and could not be: the network is gone, or the server holds
 * a newer version whose files have other names. Its message is meant for the user.
 */
export class PartNotLoaded extends Error {
  constructor(cause: unknown) {
    super(
      'A part of the program could not be loaded: the network is gone, or the server has a newer version.',
      {
        cause,
      },
    );
    this.name = 'PartNotLoaded';
  }
}

/** Loads a part of the program; whatever goes wrong becomes `PartNotLoaded`. The next call tries again. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new PartNotLoaded(cause);
  }
}
