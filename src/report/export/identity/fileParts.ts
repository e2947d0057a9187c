import { decoded, encodingOf, stringWindows, type TextWindow, textWindows } from './bytesText';
import { withoutDataUris } from './dataUris';
import { dicomTexts, isDicom } from './dicomParts';
import { imagejRoiTexts, isImagejRoi } from './imagejRoiParts';
import { isPng, pngParts } from './pngParts';
import { type TextForm, textFormOf } from './textViews';
import { isZip, zipParts } from './zipParts';

/** A stretch of text that a file holds, wherever in it. */
export interface FilePart extends TextWindow {
  /** The file, and the entry in it after "/". */
  readonly name: string;
  readonly form: TextForm;
  /** First lines of a data file: the names of its columns. */
  readonly header?: string;
}

/** What is said of a file beside its texts. */
export interface PartNotes {
  readonly picture: (name: string, hasOtherData: boolean) => void;
  readonly notSearched: (name: string, why: string) => void;
}

const deepest = 4;
const textEnding =
  /\.(?:csv|tsv|html?|md|tex|svg|xml|rels|jsonl?|txt|r|sps|css|js|mjs|py|log|vml|yaml|yml)$/i;
const holdsFiles = /\.(?:svg|html?|md|css)$/i;

/**
 * Every text in a file: of text files in stretches; of zips (DOCX, XLSX, the kit) of every entry, its name and its comments; of
 * PNG pictures what stands beside the pixels; of pictures written into SVG and HTML the same; of DICOM files every element that is
 * text. Of other bytes the readable parts.
 */
export function* fileParts(
  name: string,
  bytes: Uint8Array,
  notes: PartNotes,
  depth = 0,
): Generator<FilePart> {
  yield whole(`${name}`, name, 'plain');
  if (isZip(bytes)) yield* zipTexts(name, bytes, notes, depth);
  else if (isPng(bytes)) {
    const { texts, hasOtherData } = pngParts(bytes);
    notes.picture(name, hasOtherData);
    for (const { name: chunk, text } of texts) yield whole(text, `${name}/${chunk}`, 'plain');
  } else if (isDicom(bytes)) {
    const texts = dicomTexts(bytes);
    if (texts) yield whole(texts.join('\n'), name, 'plain');
    else
      notes.notSearched(
        name,
        'a DICOM file that could not be taken apart: only its readable parts were searched',
      );
    // What may hide in pixels and between the elements.
    yield* readableParts(name, bytes);
  } else if (textEnding.test(name) || isReadable(bytes)) yield* textParts(name, bytes, notes, depth);
  else if (isImagejRoi(bytes)) {
    // All else in it is coordinates and settings; what may hide there is looked for as in any bytes.
    yield whole(imagejRoiTexts(bytes).join('\n'), name, 'plain');
    yield* readableParts(name, bytes);
  } else {
    notes.notSearched(name, 'not a text, a zip or a PNG: only its readable parts were searched');
    yield* readableParts(name, bytes);
  }
}

/** Letters in a row, in each way in which bytes can hold them; of two bytes a letter can begin at any of them. */
function* readableParts(name: string, bytes: Uint8Array): Generator<FilePart> {
  const ways = [
    ['utf-8', 0],
    ['utf-16le', 0],
    ['utf-16le', 1],
    ['utf-16be', 0],
    ['utf-16be', 1],
  ] as const;
  for (const [encoding, from] of ways) {
    const readable = decoded(bytes.subarray(from), encoding).match(/[\p{L}\p{N}\p{P}\p{Zs}]{4,}/gu) ?? [];
    yield whole(readable.join('\n'), name, 'plain');
  }
}

function whole(text: string, name: string, form: TextForm): FilePart {
  return { text, name, form, from: 0, to: text.length, bytes: 0 };
}

function* zipTexts(name: string, bytes: Uint8Array, notes: PartNotes, depth: number): Generator<FilePart> {
  const parts = depth < deepest ? zipParts(bytes) : ({ ok: false, error: 'zips in zips too deep' } as const);
  if (!parts.ok) {
    notes.notSearched(name, parts.error);
    return;
  }
  if (parts.value.comments !== '') yield whole(parts.value.comments, `${name}/comments`, 'plain');
  for (const entry of parts.value.entries) {
    yield* fileParts(`${name}/${entry.name}`, entry.bytes, notes, depth + 1);
  }
}

function* textParts(name: string, bytes: Uint8Array, notes: PartNotes, depth: number): Generator<FilePart> {
  const encoding = encodingOf(bytes);
  const form = textFormOf(name);
  if (holdsFiles.test(name)) {
    const { text, files } = withoutDataUris(decoded(bytes, encoding));
    for (const stretch of stringWindows(text)) yield { ...stretch, name, form };
    for (const file of files) yield* fileParts(`${name}/${file.name}`, file.bytes, notes, depth + 1);
    return;
  }
  let header: string | undefined;
  for (const stretch of textWindows(bytes, encoding)) {
    header ??= /\.(?:csv|tsv)$/i.test(name) ? firstLine(stretch.text) : '';
    yield { ...stretch, name, form, ...(header !== '' && { header }) };
  }
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return (end < 0 ? text : text.slice(0, end)).replace(/^\uFEFF/, '');
}

/** Few control characters in the beginning. */
function isReadable(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 2048);
  if (encodingOf(bytes) !== 'utf-8') return true;
  return beginning.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
