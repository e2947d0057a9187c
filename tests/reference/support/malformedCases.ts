import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  checkTogether,
  type ImportedDirectory,
  type ImportedImage,
  isWarning,
} from '../../../src/io/dicom/checkTogether';
import { nodeCodecs } from '../../../src/io/dicom/codecs/nodeCodecs';
import { describeDecodeProblem } from '../../../src/io/dicom/decodeProblem';
import { decodeStoredValues } from '../../../src/io/dicom/decodeStoredValues';
import { describeHeaderProblem } from '../../../src/io/dicom/headerProblem';
import { openPixelData } from '../../../src/io/dicom/openPixelData';
import { pixelContentSha } from '../../../src/io/dicom/pixelContentSha';
import { readDicomDir } from '../../../src/io/dicom/readDicomDir';
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

interface ReadFile {
  readonly outcome: Outcome;
  readonly messages: readonly string[];
  readonly image?: ImportedImage;
  readonly directory?: ImportedDirectory;
}

const codecs = nodeCodecs();

/**
 * Reads and decodes a case. One that lies in a folder of its own is about files beside each other: it is
 * checked together with its neighbours and with the good control files.
 */
export async function observe(
  root: string,
  entry: MalformedCase,
  cases: readonly MalformedCase[],
): Promise<Observed> {
  const path = join(root, entry.file);
  const isFolder = statSync(path).isDirectory();
  const own = isFolder ? filesIn(path) : [path];
  const read = await Promise.all(own.map((file) => readOne(root, file)));
  const folder = isFolder ? path : dirname(path);
  const findings = relative(root, folder) === '' ? [] : await findingsIn(root, folder, cases);
  const outcomes = read.map(({ outcome }) => outcome);
  const worst = outcomes.every((outcome) => outcome === 'reject')
    ? 'reject'
    : outcomes.some((outcome) => outcome !== 'accept') || findings.length > 0
      ? 'warn'
      : 'accept';
  return { outcome: worst, messages: [...read.flatMap(({ messages }) => messages), ...findings] };
}

async function findingsIn(
  root: string,
  folder: string,
  cases: readonly MalformedCase[],
): Promise<readonly string[]> {
  const controls = cases.filter(({ group }) => group === 'control').map(({ file }) => join(root, file));
  const paths = [...filesIn(folder), ...controls.filter((path) => existsSync(path))];
  const read = await Promise.all(paths.map((path) => readOne(root, path)));
  const images = read.flatMap(({ image }) => (image ? [image] : []));
  const directories = read.flatMap(({ directory }) => (directory ? [directory] : []));
  const allPaths = paths.map((path) => relative(root, path));
  return checkTogether(images, directories, allPaths)
    .filter(isWarning)
    .map((finding) => JSON.stringify(finding));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

async function readOne(root: string, path: string): Promise<ReadFile> {
  const { headers } = await headersOfFile(path);
  const bytes = bytesOfFile(path);
  const name = relative(root, path);
  if (!headers.ok) {
    const message = describeHeaderProblem(headers.error);
    if (headers.error.kind !== 'no-pixels') return { outcome: 'reject', messages: [message] };
    // No image, but not refused as a whole: what is odd inside is said, and a DICOMDIR tells what should be there.
    const listed = readDicomDir(bytes);
    const notes = headers.error.notes.map(({ text }) => text);
    if (listed.ok)
      return { outcome: 'accept', messages: [], directory: { path: name, referencedPaths: listed.value } };
    return { outcome: notes.length > 0 ? 'warn' : 'reject', messages: [message, ...notes] };
  }
  const opened = openPixelData(bytes);
  if (!opened.ok) return { outcome: 'reject', messages: [describeDecodeProblem(opened.error)] };
  const messages: string[] = [];
  for (const header of headers.value) {
    const decoded = await decodeStoredValues(opened.value, header.frame, codecs);
    if (!decoded.ok) return { outcome: 'reject', messages: [describeDecodeProblem(decoded.error)] };
    messages.push(
      ...[...header.warnings, ...decoded.value.notices].map(({ kind, text }) => `${kind}: ${text}`),
    );
    for (const problem of [header.grid.spacingProblem, header.grid.planeProblem]) {
      if (problem !== undefined) messages.push(`geometry: ${problem.kind} ${problem.tag}`);
    }
  }
  const image = { path: name, headers: headers.value, contentSha: pixelContentSha(bytes) };
  return { outcome: messages.length > 0 ? 'warn' : 'accept', messages: [...new Set(messages)], image };
}
