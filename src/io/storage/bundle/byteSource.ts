/** Bytes that are read in pieces: a file of gigabytes is never held whole. */
export interface ByteSource {
  readonly size: number;
  /** From one place up to, not including, another. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Bytes in memory, or a file of the user's. */
export function byteSource(bytes: Uint8Array | Blob): ByteSource {
  if (bytes instanceof Uint8Array) {
    return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
  }
  return {
    size: bytes.size,
    read: async (from, to) => new Uint8Array(await bytes.slice(from, to).arrayBuffer()),
  };
}
