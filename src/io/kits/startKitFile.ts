import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';

// Its own workers would be blob workers, which the page's policy forbids; deflating is the browser's own stream.
configure({ useWebWorkers: false });

/** Parts of a kit of one name each, in the order in which they come; written as they come. */
export interface OpenKitFile {
  add(name: string, bytes: Uint8Array): Promise<void>;
  finish(): Promise<Blob>;
  cancel(): Promise<void>;
}

/** Bytes that are put together into one blob: browsers keep large blobs on disk. */
const blobBytes = 16 * 1024 * 1024;

/** Kits tell nothing of when their parts were made. The zip format has no earlier day. */
const noDate = new Date(1980, 0, 1);

/**
 * Starts a zip that grows part after part. What is written goes into blobs, so that a kit may be larger than the memory;
 * beyond 4 GB it is a zip64, which the zip reader here and all current systems open.
 */
export function startKitFile(): OpenKitFile {
  let blobs: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  const put = (): void => {
    if (waitingBytes === 0) return;
    blobs.push(new Blob(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  const sink = new WritableStream<Uint8Array>({
    write(bytes) {
      waiting.push(new Uint8Array(bytes));
      waitingBytes += bytes.length;
      if (waitingBytes >= blobBytes) put();
    },
  });
  const writer = new ZipWriter(sink, {
    lastModDate: noDate,
    extendedTimestamp: false,
    useWebWorkers: false,
    level: 6,
  });
  return {
    async add(name, bytes) {
      await writer.add(name, new Uint8ArrayReader(bytes));
    },
    async finish() {
      await writer.close();
      put();
      return new Blob(blobs, { type: 'application/zip' });
    },
    async cancel() {
      blobs = [];
      waiting = [];
      waitingBytes = 0;
    },
  };
}
