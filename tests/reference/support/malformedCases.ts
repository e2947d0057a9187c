import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { importAccount } from '../../../src/app/importAccount';
import { buildCatalogue } from '../../../src/domain/catalogue/buildCatalogue';
import type { ImportFinding } from '../../../src/domain/import/importFindings';
import type { ImportOutcome } from '../../../src/domain/import/importOutcome';
import { nodeCodecs } from '../../../src/io/dicom/codecs/nodeCodecs';
import { describeDecodeProblem } from '../../../src/io/dicom/decodeProblem';
import { decodeStoredValues } from '../../../src/io/dicom/decodeStoredValues';
import { fileOutcome } from '../../../src/io/dicom/fileOutcome';
import { openPixelData } from '../../../src/io/dicom/openPixelData';
import type { Expanded, GivenLocation } from '../../../src/io/sources/givenLocations';
import type { FileOutcome } from '../../../src/io/sources/indexFile';
import { indexLocations } from '../../../src/io/sources/indexLocations';
import { sameImage } from '../../../src/io/sources/sameImage';
import { bytesOfFile, headersOfFile } from './dicomRead';

export type Outcome = 'accept' | 'warn' | 'reject';

/** One case of manifest.json: a file, or a folder of files that belong together. */
export interface MalformedCase {
  readonly file: string;
  readonly group?: string;
  readonly acceptable: readonly Outcome[];
}

export function readMalformedCases(folder: string): readonly MalformedCase[] {
  const manifest: { cases: MalformedCase[] } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  return manifest.cases;
}

/** What the product does with a case, and what it says. */
export interface Observed {
  readonly outcome: Outcome;
  readonly messages: readonly string[];
}

const codecs = nodeCodecs();

/**
 * Takes a case in as the product does: indexed, accounted for, and each of its slices decoded. One that lies in a
 * folder of its own is about files beside each other: it comes together with its neighbours and the control files.
 */
export async function observe(
  root: string,
  entry: MalformedCase,
  cases: readonly MalformedCase[],
): Promise<Observed> {
  const path = join(root, entry.file);
  const isFolder = statSync(path).isDirectory();
  const own = isFolder ? filesIn(path) : [path];
  const folder = isFolder ? path : dirname(path);
  const isAlone = relative(root, folder) === '';
  const together = isAlone ? own : [...new Set([...controls(root, cases), ...filesIn(folder), ...own])];
  const outcome = await indexed(root, together);
  const catalogue = buildCatalogue(outcome.images.map(({ header, location }) => ({ header, ...location })));
  const { ledger, findings } = importAccount({ outcome, impostors: new Map(), before: [], catalogue });
  if (ledger.given !== together.length)
    throw new Error(`${ledger.given} of ${together.length} files are accounted for`);

  const names = new Set(own.map((file) => relative(root, file)));
  const read = await Promise.all([...names].map((name) => oneFile(root, name, outcome)));
  const said = findings.map(findingText);
  const outcomes = read.map((one) => one.outcome);
  const worst = outcomes.every((one) => one === 'reject')
    ? 'reject'
    : outcomes.some((one) => one !== 'accept') || said.length > 0
      ? 'warn'
      : 'accept';
  return { outcome: worst, messages: [...read.flatMap(({ messages }) => messages), ...said] };
}

function controls(root: string, cases: readonly MalformedCase[]): readonly string[] {
  const paths = cases.filter(({ group }) => group === 'control').map(({ file }) => join(root, file));
  return paths.filter((path) => existsSync(path));
}

function findingText(finding: ImportFinding): string {
  return JSON.stringify(finding);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** Files of a folder, indexed by the product's own import. Paths are relative to `root`. */
function indexed(root: string, paths: readonly string[]): Promise<ImportOutcome> {
  async function* given(): AsyncGenerator<Expanded> {
    for (const file of paths) {
      const path = relative(root, file);
      const origin = { kind: 'demo' as const, seed: 0, path };
      yield { kind: 'location', location: { path, sizeBytes: statSync(file).size, origin } };
    }
  }
  const read = async ({ path }: GivenLocation): Promise<FileOutcome> => {
    const file = join(root, path);
    return fileOutcome((await headersOfFile(file)).headers, bytesOfFile(file));
  };
  return indexLocations(given(), {
    workers: [(batch) => Promise.all(batch.map(read))],
    openArchive: noArchive,
    isSame: (one, other) =>
      sameImage(bytesOfFile(join(root, one.path)), bytesOfFile(join(root, other.path)), codecs),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

async function* noArchive(): AsyncGenerator<Expanded> {
  // No case is a zip.
}

/** What became of one file: why it is not used, or what its slices say when they are shown. */
async function oneFile(root: string, name: string, outcome: ImportOutcome): Promise<Observed> {
  const unused = outcome.unused.find(({ path }) => path === name);
  if (unused) return { outcome: outcomeOfKind(unused.kind), messages: [unused.detail] };
  const headers = outcome.images.filter(({ location }) => location.path === name).map(({ header }) => header);
  if (headers.length === 0) throw new Error(`${name} is neither used nor refused`);
  const opened = openPixelData(bytesOfFile(join(root, name)));
  if (!opened.ok) return { outcome: 'reject', messages: [describeDecodeProblem(opened.error)] };
  const messages: string[] = [];
  for (const header of headers) {
    const decoded = await decodeStoredValues(opened.value, header.frame, codecs);
    if (!decoded.ok) return { outcome: 'reject', messages: [describeDecodeProblem(decoded.error)] };
    messages.push(
      ...[...header.warnings, ...decoded.value.notices].map(({ kind, text }) => `${kind}: ${text}`),
    );
    for (const problem of [header.grid.spacingProblem, header.grid.planeProblem]) {
      if (problem !== undefined) messages.push(`geometry: ${problem.kind} ${problem.tag}`);
    }
  }
  return { outcome: messages.length > 0 ? 'warn' : 'accept', messages: [...new Set(messages)] };
}

/** A copy is not lost, outlines with faults are said to have them, an index of a medium is no image; else refused. */
function outcomeOfKind(kind: string): Outcome {
  if (kind === 'duplicate' || kind === 'dicomdir') return 'accept';
  return kind === 'outlines-partly-unusable' ? 'warn' : 'reject';
}
