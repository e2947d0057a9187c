import type { Database } from './database';

const recordName = 'device';

/** Letters and digits that are not mistaken for each other when a hash or a chain is read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten characters of 32: two of a million devices meet once in two thousand such studies. */
const idLength = 10;

/**
 * The name of this copy of the database, in clocks of records and chains of the log: random, says nothing of the computer.
 * Called before a transaction, or inside one that writes to `handles`.
 */
export async function deviceOf(database: Database): Promise<string> {
  const known = (await database.handles.get(recordName))?.handle;
  if (typeof known === 'string') return known;
  return database.transaction('rw', database.handles, async () => {
    const before = (await database.handles.get(recordName))?.handle;
    if (typeof before === 'string') return before;
    const device = newDevice();
    await database.handles.put({ name: recordName, handle: device });
    return device;
  });
}

/**
 * The next change is another device's. Whoever removes a project and opens an older backup of it counts on from numbers
 * that newer copies elsewhere have for other changes: under a new name they are told apart.
 */
export async function renewDevice(database: Database): Promise<void> {
  await database.handles.put({ name: recordName, handle: newDevice() });
}

function newDevice(): string {
  const values = crypto.getRandomValues(new Uint8Array(idLength));
  return [...values].map((value) => alphabet[value % alphabet.length] ?? '').join('');
}
