import type { ArchiveClient, ArchiveSignIn } from '../../domain/archive/archiveClient';
import { type AppContext, update } from '../context';
import { findInArchive, leaveArchive } from './findInArchive';
import { createHeldClient, type HeldClient } from './heldClient';

/** The connection of a page: never in the state, which holds neither secrets nor things that act. */
interface Connection {
  held: HeldClient | undefined;
  /** Of the connecting under way. */
  connecting: AbortController | undefined;
}

const connections = new WeakMap<AppContext, Connection>();

function connectionOf(context: AppContext): Connection {
  const known = connections.get(context);
  if (known) return known;
  const made: Connection = { held: undefined, connecting: undefined };
  connections.set(context, made);
  return made;
}

/**
 * The archive that the page is connected to, if it is. It stays good while somebody signs in anew at the same address: what is
 * asked in between waits. After `disconnectArchive` its questions come back as cancelled.
 */
export function archiveClientOf(context: AppContext): ArchiveClient | undefined {
  return connectionOf(context).held?.client;
}

/** Whom the screens name: a user's name; of a token nothing can be said but that there is one. */
function signedInAs(signIn: ArchiveSignIn): string | undefined {
  if (signIn.kind === 'basic') return signIn.user;
  return signIn.kind === 'bearer' ? 'token' : undefined;
}

/** Connects, or signs in anew at the same address; another address ends what the old connection had under way. */
export async function connectArchive(
  context: AppContext,
  address: string,
  signIn: ArchiveSignIn,
): Promise<void> {
  const { archive: port } = context.ports;
  if (!port) return;
  const connection = connectionOf(context);
  connection.connecting?.abort();
  const connecting = new AbortController();
  connection.connecting = connecting;
  update(context, { archive: { kind: 'connecting', address } });
  let answer: Awaited<ReturnType<typeof port.connect>>;
  try {
    answer = await port.connect(address, signIn, connecting.signal);
  } catch (cause) {
    // The part of the program could not be loaded: as before, and the caller says why.
    if (connection.connecting === connecting) {
      connection.connecting = undefined;
      showHeld(context, connection);
    }
    throw cause;
  }
  // Somebody disconnected, or connects to something else by now.
  if (connection.connecting !== connecting) return;
  connection.connecting = undefined;
  if (!answer.ok) {
    update(context, { archive: { kind: 'failed', address, why: answer.error } });
    return;
  }
  hold(context, connection, answer.value, signedInAs(signIn));
}

function hold(
  context: AppContext,
  connection: Connection,
  client: ArchiveClient,
  who: string | undefined,
): void {
  if (connection.held?.client.address === client.address) {
    connection.held.signedInAgain(client, who);
  } else {
    letGo(context, connection);
    const held: HeldClient = createHeldClient(
      client,
      who,
      () => {
        if (connection.held === held && !connection.connecting) showHeld(context, connection);
      },
      () => {
        const { open } = context.store.getState();
        return open?.person.kind !== 'observer' && !open?.project.kit;
      },
    );
    connection.held = held;
    context.ports.images.setArchive(held.client);
  }
  showHeld(context, connection);
  // Also after signing in again: a project may have been opened meanwhile.
  void findInArchive(context, connection.held.client);
}

/** Ends the connection: what is under way or waits is cancelled, and images that are only there are out of reach. */
function letGo(context: AppContext, connection: Connection): void {
  if (!connection.held) return;
  connection.held.end();
  connection.held = undefined;
  context.ports.images.setArchive(undefined);
  leaveArchive(context);
}

/** The state as the connection stands. */
function showHeld(context: AppContext, { held }: Connection): void {
  if (!held) {
    update(context, { archive: { kind: 'none' } });
    return;
  }
  const { address } = held.client;
  const why = held.wantsSignIn();
  update(context, {
    archive: why
      ? { kind: 'failed', address, why }
      : {
          ...{ kind: 'connected', address, signedInAs: held.signedInAs() },
          ...(held.isSilent() && { isSilent: true }),
        },
  });
}

/** Stops connecting, or puts a failed attempt away; a connection that stands goes on. */
export function stopConnecting(context: AppContext): void {
  const connection = connectionOf(context);
  connection.connecting?.abort();
  connection.connecting = undefined;
  showHeld(context, connection);
}

/** Forgets the connection, the sign-in, and what waits for one; what is under way is cancelled. */
export function disconnectArchive(context: AppContext): void {
  const connection = connectionOf(context);
  connection.connecting?.abort();
  connection.connecting = undefined;
  letGo(context, connection);
  update(context, { archive: { kind: 'none' } });
}
