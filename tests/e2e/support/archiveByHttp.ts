import dicomParser from 'dicom-parser';
import { raise } from './screenHands';

/** An attribute of the DICOM JSON model, as an archive sends it. */
interface Attribute {
  readonly vr: string;
  readonly Value?: readonly unknown[];
}

export type Dataset = Readonly<Record<string, Attribute>>;

/** Root of DICOMweb; with the header for an archive that asks who somebody is. */
export type ArchiveAt = string | { readonly url: string; readonly authorization: string };

function get(at: ArchiveAt, path: string, accept: string): Promise<Response> {
  const { url, ...rest } = typeof at === 'string' ? { url: at } : at;
  const sign = 'authorization' in rest ? { Authorization: rest.authorization } : {};
  return fetch(`${url}/${path}`, { headers: { Accept: accept, ...sign } });
}

/** Asks the archive with no help of the product. No answer's body (204) is an empty list. */
export async function asked(at: ArchiveAt, path: string): Promise<readonly Dataset[]> {
  const answer = await get(at, path, 'application/dicom+json');
  if (answer.status === 204) return [];
  if (!answer.ok) raise(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as readonly Dataset[];
}

/** First value of an attribute as text; '' where there is none. */
export function textOf(dataset: Dataset, tag: string): string {
  const [value] = dataset[tag]?.Value ?? [];
  if (value !== null && typeof value === 'object' && 'Alphabetic' in value) return String(value.Alphabetic);
  return value === undefined || value === null ? '' : String(value);
}

const items = (dataset: Dataset, tag: string): readonly Dataset[] =>
  (dataset[tag]?.Value ?? []) as readonly Dataset[];
const numbers = (dataset: Dataset, tag: string): readonly number[] => (dataset[tag]?.Value ?? []).map(Number);

/** An object that the archive lists, with its place. */
export interface Listed {
  readonly study: string;
  readonly series: string;
  readonly sop: string;
  readonly seriesDescription: string;
}

/** All objects of a modality in a study, or in all studies. */
export async function objectsOf(
  url: ArchiveAt,
  modality: string,
  study?: string,
): Promise<readonly Listed[]> {
  const below = study === undefined ? '' : `studies/${study}/`;
  const series = await asked(url, `${below}series?Modality=${modality}&includefield=0008103E`);
  const found: Listed[] = [];
  for (const one of series) {
    const [studyUid, seriesUid] = [textOf(one, '0020000D') || (study ?? ''), textOf(one, '0020000E')];
    for (const instance of await asked(url, `studies/${studyUid}/series/${seriesUid}/instances`)) {
      found.push({
        study: studyUid,
        series: seriesUid,
        sop: textOf(instance, '00080018'),
        seriesDescription: textOf(one, '0008103E'),
      });
    }
  }
  return found;
}

/** Everything in an object but its pixels, by WADO-RS. */
export async function metadataOf(url: ArchiveAt, { study, series, sop }: Listed): Promise<Dataset> {
  const [dataset] = await asked(url, `studies/${study}/series/${series}/instances/${sop}/metadata`);
  return dataset ?? raise(`No metadata of ${sop}`);
}

/** An outline with its numbers, as a structured report states them. */
export interface ReportedOutline {
  readonly trackingId: string;
  readonly trackingUid: string;
  /** Numbers by what they are of: `42798000 SCT`; several of the same concept in order. */
  readonly numbers: readonly {
    readonly of: string;
    readonly derivation: string;
    readonly value: number;
    readonly unit: string;
  }[];
  /** The polyline, column and row from the corner of the first pixel. */
  readonly polylinePx: readonly (readonly [number, number])[];
  readonly imageSop: string;
}

const codeOf = (item: Dataset, tag: string): string => {
  const [code] = items(item, tag);
  return code ? `${textOf(code, '00080100')} ${textOf(code, '00080102')}` : '';
};

function below(item: Dataset): readonly Dataset[] {
  return items(item, '0040A730').flatMap((child) => [child, ...below(child)]);
}

/** The groups of measurements of a report (TID 1500): found by walking all of its content. */
export function reportedOutlines(report: Dataset): readonly ReportedOutline[] {
  const groups = below(report).filter((item) => codeOf(item, '0040A043') === '125007 DCM');
  return groups.flatMap((group): ReportedOutline[] => {
    const within = below(group);
    const outline = within.find((item) => textOf(item, '0040A040') === 'SCOORD');
    if (!outline) return [];
    const flat = numbers(outline, '00700022');
    const image = below(outline).find((item) => textOf(item, '0040A040') === 'IMAGE') ?? raise('No image');
    const text = (code: string, tag: string): string =>
      textOf(within.find((item) => codeOf(item, '0040A043') === code) ?? {}, tag);
    return [
      {
        trackingId: text('112039 DCM', '0040A160'),
        trackingUid: text('112040 DCM', '0040A124'),
        numbers: within
          .filter((item) => textOf(item, '0040A040') === 'NUM')
          .map((item) => {
            const [measured = {}] = items(item, '0040A300');
            const [unit = {}] = items(measured, '004008EA');
            const derived = below(item).find((child) => codeOf(child, '0040A043') === '121401 DCM');
            return {
              of: codeOf(item, '0040A043'),
              derivation: derived ? codeOf(derived, '0040A168') : '',
              value: Number(textOf(measured, '0040A30A')),
              unit: textOf(unit, '00080100'),
            };
          }),
        polylinePx: Array.from({ length: flat.length / 2 }, (_, index) => [
          flat[2 * index] ?? Number.NaN,
          flat[2 * index + 1] ?? Number.NaN,
        ]),
        imageSop: textOf(items(image, '00081199')[0] ?? {}, '00081155'),
      },
    ];
  });
}

/** SOP Instance UID of a file on the disk. */
export function sopInstanceUidOf(bytes: Uint8Array): string {
  return dicomParser.parseDicom(bytes, { untilTag: 'x00080018' }).string('x00080018') ?? '';
}

/** A whole object, by WADO-RS: the one part of the answer. */
export async function fileOf(url: ArchiveAt, { study, series, sop }: Listed): Promise<Uint8Array> {
  const path = `studies/${study}/series/${series}/instances/${sop}`;
  const answer = await get(url, path, 'multipart/related; type="application/dicom"; transfer-syntax=*');
  const body = Buffer.from(await answer.arrayBuffer());
  const start = body.indexOf('\r\n\r\n') + 4;
  const end = body.lastIndexOf('\r\n--');
  return new Uint8Array(body.subarray(start, end));
}

/** How many pixels a binary segmentation has in all of its frames. */
export async function segmentedPixels(url: ArchiveAt, listed: Listed): Promise<number> {
  const bytes = await fileOf(url, listed);
  const pixels = dicomParser.parseDicom(bytes).elements['x7fe00010'] ?? raise('No pixels');
  let count = 0;
  for (let at = pixels.dataOffset; at < pixels.dataOffset + pixels.length; at++) {
    for (let bits = bytes[at] ?? 0; bits > 0; bits >>= 1) count += bits & 1;
  }
  return count;
}
