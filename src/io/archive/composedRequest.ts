import { api } from 'dicomweb-client';
import { withPlainSigns } from './plainQuery';

/** A request that dicomweb-client put together. */
export interface ComposedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: ArrayBuffer | undefined;
}

/** What dicomweb-client is handed instead of an XMLHttpRequest: it takes the request down and sends nothing. */
class RequestOnPaper {
  #method = '';
  #url = '';
  #body: ArrayBuffer | undefined;
  readonly #headers = new Map<string, string>();

  open(method: string, url: string): void {
    this.#method = method.toUpperCase();
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  send(body?: ArrayBuffer): void {
    this.#body = body;
  }

  taken(): ComposedRequest {
    return { method: this.#method, url: withPlainSigns(this.#url), headers: this.#headers, body: this.#body };
  }
}

/** What the library's calls take besides the UIDs. */
interface LibraryRequest {
  readonly request: { readonly instance: XMLHttpRequest };
}

/** What is asked of the library. Its own types leave `request` out of most calls, and want media types that it cannot take. */
interface Library {
  searchForStudies(options: LibraryRequest & { readonly queryParams: object }): unknown;
  searchForSeries(
    options: LibraryRequest & { readonly studyInstanceUID: string; readonly queryParams: object },
  ): unknown;
  searchForInstances(options: LibraryRequest & SeriesName & { readonly queryParams: object }): unknown;
  retrieveSeriesMetadata(options: LibraryRequest & SeriesName): unknown;
  retrieveInstanceMetadata(options: LibraryRequest & ObjectName): unknown;
  retrieveInstance(options: LibraryRequest & ObjectName): unknown;
  storeInstances(options: LibraryRequest & { readonly datasets: readonly ArrayBuffer[] }): unknown;
}

interface SeriesName {
  readonly studyInstanceUID: string;
  readonly seriesInstanceUID: string;
}

interface ObjectName extends SeriesName {
  readonly sopInstanceUID: string;
}

/**
 * Lets dicomweb-client (0.11.3) put a request together: address, query, media types, the multipart body of STOW-RS. Sending it and
 * reading the answer is done here, because the library's answers cannot carry what must be known of them:
 * - JSON is read by the request itself: a broken body comes back as `null` with status 200, an HTML page likewise.
 * - Status and headers are lost on success: 202 and 200 of STOW-RS look alike, Retry-After and Warning are out of reach, and what a
 *   409 says of each object hides in an error without a message.
 * - Its multipart reader takes the boundary's bytes for a boundary also in the middle of a line, does not ask for the closing one (a
 *   body that broke off is handed out as whole), searches the head of each part in the next 1,000 bytes only, and applies the first
 *   part's head to all.
 * - `retrieveInstance` with media types always throws (it compares `application/` with `application/dicom`), and without them asks for
 *   no transfer syntax, which lets an archive transcode to Explicit VR Little Endian: Accept is set here.
 * - A repeated request needs a new XMLHttpRequest, which the same composed request serves.
 * Its promise stays open for ever by design: it never hears of an answer.
 */
export function composedBy(ask: (library: Library, options: LibraryRequest) => unknown) {
  return (address: string): ComposedRequest => {
    const paper = new RequestOnPaper();
    // Its warnings would write requests and answers, with patients' names, to the console.
    const quiet = { verbose: false, debug: false, singlepart: false };
    const made: unknown = new api.DICOMwebClient({ url: address, ...quiet });
    const library = made as Library;
    // The library only opens, sets headers, listens and sends; what it listens to never happens.
    ask(library, { request: { instance: paper as unknown as XMLHttpRequest } });
    return paper.taken();
  };
}
