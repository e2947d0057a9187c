import { fatSuppression } from '../../../domain/catalogue/fatSuppression';
import type { SliceHeader } from '../../../domain/image/sliceHeader';
import { listText } from '../../methodNotes';
import type { ExportFacts } from '../exportFacts';
import { analysedScans } from './analysedScans';
import { authorBlank } from './authorBlank';
import { rangeText } from './rangeText';

/**
 * With what was imaged and how, as the headers of the analysed series say: scanners with how many scans each, sequence and
 * parameters with their ranges, how the two scans of a subject compare. One text a paragraph.
 */
export function imagingNotes(facts: ExportFacts): readonly string[] {
  const { count, headers } = analysedScans(facts);
  if (count === 0) return [authorBlank('scanners and sequences; no subject is analysed yet.')];
  if (headers.length === 0) {
    return [
      authorBlank(
        `manufacturer, model, field strength, sequence, TE, TR, slice thickness and pixel spacing of the ${count} scans; the project holds none of their headers.`,
      ),
    ];
  }
  const lacking = count - headers.length;
  return [
    [
      `Muscles were measured on T2-weighted axial MRI, ${count} scans of ${facts.results.flow.analysed.length} subjects.`,
      scannersText(headers),
      lacking > 0
        ? `Of ${lacking} of the scans the project holds no header; what follows is of the other ${headers.length}. ${authorBlank(`scanner and parameters of these ${lacking}.`)}`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    [parametersText(headers), suppressionText(headers), lossyText(headers)].filter(Boolean).join(' '),
    ...pairsText(facts),
  ];
}

function scannersText(headers: readonly SliceHeader[]): string {
  const counts = new Map<string, number>();
  let unknown = 0;
  for (const {
    acquisition: { manufacturer, model, fieldStrengthT },
  } of headers) {
    const name = [manufacturer, model].filter(Boolean).join(' ');
    const field = fieldStrengthT === undefined ? 'field strength not stated' : `${fieldStrengthT} T`;
    if (name === '') unknown++;
    else counts.set(`${name}, ${field}`, (counts.get(`${name}, ${field}`) ?? 0) + 1);
  }
  const lines = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [only] = lines;
  const blank =
    unknown > 0 ? ` ${authorBlank(`the scanner of ${unknown} scans whose headers do not name it.`)}` : '';
  if (!only) return blank.trim();
  if (lines.length === 1 && unknown === 0) return `Scanner: ${only[0]}.`;
  return `Scanners: ${lines.map(([name, scans]) => `${name} (${scans} ${scans === 1 ? 'scan' : 'scans'})`).join('; ')}.${blank}`;
}

function parametersText(headers: readonly SliceHeader[]): string {
  const acquired = headers.map(({ acquisition }) => acquisition);
  const parts = [
    sequenceText(headers),
    rangeText(
      'TE',
      acquired.map(({ echoTimeMs }) => echoTimeMs),
      { unit: 'ms', decimals: 1 },
    ),
    rangeText(
      'TR',
      acquired.map(({ repetitionTimeMs }) => repetitionTimeMs),
      { unit: 'ms', decimals: 0 },
    ),
    rangeText(
      'echo train',
      acquired.map(({ echoTrainLength }) => echoTrainLength),
      { unit: 'echoes', decimals: 0 },
    ),
    rangeText(
      'flip angle',
      acquired.map(({ flipAngleDeg }) => flipAngleDeg),
      { unit: '°', decimals: 0 },
    ),
    rangeText(
      'slice thickness',
      acquired.map(({ sliceThicknessMm }) => sliceThicknessMm),
      { unit: 'mm', decimals: 2 },
    ),
    rangeText(
      'spacing between slices',
      acquired.map(({ spacingBetweenSlicesMm }) => spacingBetweenSlicesMm),
      { unit: 'mm', decimals: 2 },
    ),
    rangeText(
      'pixel spacing',
      headers.flatMap(({ grid: { spacing } }) => (spacing ? [spacing.rowMm, spacing.columnMm] : [undefined])),
      { unit: 'mm', decimals: 3 },
    ),
  ];
  return `As the headers of the series state: ${parts.join('; ')}.`;
}

const sequenceWords: Readonly<Record<string, string>> = {
  SE: 'spin echo',
  GR: 'gradient echo',
  IR: 'inversion recovery',
  EP: 'echo planar',
  RM: 'research mode',
};

function sequenceText(headers: readonly SliceHeader[]): string {
  const names = new Set(
    headers.map(({ acquisition: { scanningSequence, echoTrainLength = 1 } }) => {
      if (scanningSequence === undefined) return 'not stated';
      const words = scanningSequence.split(/[\\/, ]+/).map((code) => sequenceWords[code] ?? code);
      const isFast = echoTrainLength > 1 && words.includes('spin echo');
      return `${isFast ? 'fast ' : ''}${words.join(' with ')}`;
    }),
  );
  return `sequence ${listText([...names].toSorted())}`;
}

function suppressionText(headers: readonly SliceHeader[]): string {
  const suppressed = headers.filter((header) => fatSuppression(header).kind !== 'none').length;
  const enhanced = headers.filter(
    ({ acquisition: { contrastAgent, contrastGiven } }) => contrastAgent ?? contrastGiven,
  ).length;
  return [
    suppressed === 0
      ? 'No header speaks of fat suppression.'
      : `Fat was suppressed in ${suppressed} of ${headers.length} scans.`,
    enhanced === 0
      ? 'No header names a contrast agent.'
      : `A contrast agent is named in ${enhanced} of ${headers.length} headers.`,
  ].join(' ');
}

function lossyText(headers: readonly SliceHeader[]): string {
  const lossy = headers.filter(({ isLossy }) => isLossy).length;
  return lossy === 0 ? '' : `${lossy} of ${headers.length} scans had gone through lossy compression.`;
}

/** How the two scans of a subject compare, by the protocol's limits. */
function pairsText({ results }: ExportFacts): readonly string[] {
  const analysed = results.flow.standings.filter(({ kind }) => kind === 'analysed');
  const of = (verdict: string) => analysed.filter(({ pair }) => pair?.verdict === verdict).length;
  const unchecked = analysed.filter(({ pair }) => !pair).length;
  if (unchecked === analysed.length) return [];
  const parts = [
    `${of('green')} without a difference beyond the protocol’s limits`,
    `${of('amber')} that differ and are compared with care`,
    ...(of('red') > 0 ? [`${of('red')} that are not comparable by these limits and were kept`] : []),
    ...(unchecked > 0 ? [`${unchecked} that could not be checked`] : []),
  ];
  return [`The two scans of each analysed subject were held against each other: ${listText(parts)}.`];
}
