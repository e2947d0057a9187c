import { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DicomJson } from '../../src/domain/archive/archiveClient';
import { type SearchHabits, searched, storeAnswer } from './archiveAnswers';
import { type ArchivedObject, archivedObject } from './archivedObject';
import type { AskedRequest, FaultPlan } from './archiveFaults';
import { type Answer, respond, signInPage } from './archiveRespond';

export interface FakeArchiveOptions extends SearchHabits {
  /** DICOM files that it has from the start. */
  readonly files?: readonly Uint8Array[];
  readonly faults?: FaultPlan;
  /** The value of Authorization that it wants, such as `Bearer abc`; can be changed while it runs. */
  readonly wantsAuthorization?: string;
  /** Objects that it does not take when they are sent, with the reason. */
  readonly refuses?: (object: ArchivedObject) => number | undefined;
  readonly isPacked?: boolean;
  /** Answers objects as they are, not in parts. */
  readonly isSinglePart?: boolean;
  /** Its boundary between parts. */
  readonly boundary?: string;
  /** Changes what it says of an object, for objects that are not what was asked for. */
  readonly given?: (object: ArchivedObject) => Uint8Array;
  /** Changes an answer in DICOM JSON. */
  readonly told?: (rows: readonly DicomJson[], path: string) => unknown;
}

/** A small DICOMweb server in this process, over real sockets. */
export interface FakeArchive {
  /** Base address without a slash at the end. */
  readonly url: string;
  readonly requests: readonly (AskedRequest & { readonly headers: IncomingMessage['headers'] })[];
  /** All that it holds, in the order in which it came. */
  readonly objects: () => readonly ArchivedObject[];
  /** The most requests that were open at once. */
  readonly mostAtOnce: () => number;
  readonly setFaults: (faults: FaultPlan | undefined) => void;
  readonly setAuthorization: (wanted: string | undefined) => void;
  readonly stop: () => Promise<void>;
}

/** Starts an archive over the given files on a free port of this computer. Call `stop`. */
export async function startFakeArchive(options: FakeArchiveOptions = {}): Promise<FakeArchive> {
  const objects = new Map<string, ArchivedObject>();
  for (const file of options.files ?? []) {
    const object = archivedObject(file);
    if (!object) throw new Error('A file for the fake archive is not DICOM');
    objects.set(object.sopUid, object);
  }
  let { faults, wantsAuthorization } = options;
  const requests: FakeArchive['requests'][number][] = [];
  const times = new Map<string, number>();
  let open = 0;
  let most = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://archive');
    const { method = 'GET', headers } = request;
    const key = `${method} ${request.url}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    const asked = { number: requests.length + 1, method, path: url.pathname + url.search, time };
    requests.push({ ...asked, headers });
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const parts: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const fault = url.pathname === '/sign-in' ? undefined : faults?.(asked);
      const isAllowed = wantsAuthorization === undefined || headers.authorization === wantsAuthorization;
      const made = () =>
        isAllowed
          ? answer(url, request, Buffer.concat(parts))
          : { status: 401, type: 'text/plain', body: Buffer.from('Who are you?') };
      respond(response, fault, made, options.isPacked === true);
    });
  });

  function answer(url: URL, request: IncomingMessage, body: Buffer): Answer {
    if (url.pathname === '/sign-in') return signInPage;
    const [root, ...path] = url.pathname.split('/').filter((part) => part !== '');
    if (root !== 'dicom-web') return { ...signInPage, status: 404 };
    if (request.method === 'POST') return stored(body, request.headers['content-type'] ?? '');
    return retrieved(path, url);
  }

  function retrieved(path: readonly string[], url: URL): Answer {
    const isMetadata = path.at(-1) === 'metadata';
    const steps = isMetadata ? path.slice(0, -1) : path;
    const uid = (level: string) => steps[steps.indexOf(level) + 1];
    const [study, series, instance] = ['studies', 'series', 'instances'].map((level) =>
      steps.includes(level) ? uid(level) : undefined,
    );
    const fitting = [...objects.values()].filter(
      (object) =>
        (!study || object.studyUid === study) &&
        (!series || object.seriesUid === series) &&
        (!instance || object.sopUid === instance),
    );
    const last = steps.at(-1);
    if (last === 'studies' || last === 'series' || last === 'instances') {
      return rows(searched(fitting, last, url.searchParams, options), url.pathname);
    }
    if (fitting.length === 0) return { status: 404, type: 'text/plain', body: Buffer.from('Not here') };
    if (isMetadata)
      return rows(
        fitting.map((object) => object.json),
        url.pathname,
      );
    return files(fitting);
  }

  function rows(found: readonly DicomJson[], path: string): Answer {
    const told = options.told?.(found, path) ?? found;
    if (Array.isArray(told) && told.length === 0) return { status: 204, type: '', body: Buffer.alloc(0) };
    return { status: 200, type: 'application/dicom+json', body: Buffer.from(JSON.stringify(told)) };
  }

  function files(fitting: readonly ArchivedObject[]): Answer {
    const bytes = fitting.map((object) => options.given?.(object) ?? object.file);
    const [only] = bytes;
    if (options.isSinglePart && only) {
      return { status: 200, type: 'application/dicom', body: Buffer.from(only) };
    }
    const { boundary = 'part-of-the-fake-archive' } = options;
    const head = Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`);
    const body = Buffer.concat([
      ...bytes.flatMap((file) => [head, Buffer.from(file), Buffer.from('\r\n')]),
      Buffer.from(`--${boundary}--`),
    ]);
    return { status: 200, type: `multipart/related; type="application/dicom"; boundary=${boundary}`, body };
  }

  function stored(body: Buffer, type: string): Answer {
    const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? '';
    const taken: ArchivedObject[] = [];
    const refused: { sopUid: string; reason: number }[] = [];
    for (const file of partsOf(body, boundary)) {
      const object = archivedObject(file);
      // 0xC000: cannot understand.
      const reason = object ? options.refuses?.(object) : 0xc000;
      if (object && reason === undefined) {
        taken.push(object);
        objects.set(object.sopUid, objects.get(object.sopUid) ?? object);
      } else refused.push({ sopUid: object?.sopUid ?? '', reason: reason ?? 0xc000 });
    }
    const told = storeAnswer(taken, refused);
    return { status: told.status, type: 'application/dicom+json', body: Buffer.from(told.body) };
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/dicom-web`,
    requests,
    objects: () => [...objects.values()],
    mostAtOnce: () => most,
    setFaults: (next) => {
      faults = next;
    },
    setAuthorization: (wanted) => {
      wantsAuthorization = wanted;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The contents of the parts of a multipart body. */
function partsOf(body: Buffer, boundary: string): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const head = body.indexOf('\r\n\r\n', at);
    const next = body.indexOf(mark, at + mark.length);
    if (head < 0 || next < 0) break;
    parts.push(new Uint8Array(body.subarray(head + 4, next - 2)));
    at = next;
  }
  return parts;
}
