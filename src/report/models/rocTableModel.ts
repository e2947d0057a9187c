import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { RefractureRoc } from '../../analysis/refractureRoc';
import { isShare } from '../../analysis/studyMeasure';
import type { StudyResults } from '../../analysis/studyResults';
import type { Protocol } from '../../domain/study/protocol';
import { flowFootnote } from '../flowText';
import { countHow } from '../how/countHow';
import { modelUsedHow } from '../how/modelUsedHow';
import { type RocPart, rocHow } from '../how/rocHow';
import { withHow } from '../how/withHow';
import { averagingText, ruleText } from '../methodNotes';
import type { PrintSettings } from '../printSettings';
import { resultNotes } from '../resultNotes';
import { roundedText } from '../rounding';
import {
  notApplicable,
  type TableCell,
  type TableColumn,
  type TableFootnote,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { captionWith } from './captionWith';
import { droppedNotes, usedText } from './droppedNotes';
import { estimateCell, reasonCells } from './estimateCells';
import { measureAtText, measureDecimals, measureKey, measureName, variableText } from './measureText';
import type { ModelDetail } from './modelDetail';
import { changeNote, notValidatedNote, unequalFollowUpNote } from './modelNotes';
import { whyNot } from './whyNot';

const columns: readonly TableColumn[] = [
  { id: 'auc', label: 'AUC', sublabel: '95 % CI', align: 'end', isBounded: 'other' },
  { id: 'cutoff', label: 'Cut-off', sublabel: 'Youden', align: 'end' },
  { id: 'sensitivity', label: 'Sensitivity', align: 'end' },
  { id: 'specificity', label: 'Specificity', align: 'end' },
  { id: 'n', label: 'n', align: 'end' },
];

/** Id of a line: a curve. */
export function rocRowId({ measure, phase }: Pick<RefractureRoc, 'measure' | 'phase'>): string {
  return `roc|${measureKey(measure)}|${phase}`;
}

/** ROC of refracture: one line a curve, first of what was known before surgery, then of changes. */
export function rocTableModel(
  results: StudyResults,
  { rocs }: Pick<PanelAnalyses, 'rocs'>,
  settings: PrintSettings,
): TableModel {
  const { protocol, flow } = results;
  const rows = wordings.flatMap(({ wording, heading }): readonly TableRow[] => {
    const own = rocs.filter((roc) => roc.wording === wording);
    if (own.length === 0) return [];
    return [
      { kind: 'heading', id: `heading|roc|${wording}`, label: heading },
      ...own.map((roc) => lineOf(roc, protocol, settings)),
    ];
  });
  const general = [
    ...resultNotes(results),
    aucNote(settings),
    'Cut-off: the one with the largest sensitivity + specificity − 1. It is chosen on the subjects that it is then tried on, so it does worse on others.',
    notValidatedNote,
    unequalFollowUpNote,
    ...(rocs.some(({ wording }) => wording === 'is-associated') ? [changeNote] : []),
    averagingText(protocol),
    ...droppedNotes(rocs, protocol),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  const rocOf = new Map(rocs.map((roc) => [rocRowId(roc), roc]));
  const table: TableModel = {
    id: 'roc',
    title: 'ROC',
    caption: captionWith(
      'How well one value tells refractured from not refractured',
      results,
      'of-refracture',
    ),
    labelHeading: '',
    columns,
    rows,
    footnotes: general.map((text): TableFootnote => ({ text })),
  };
  return withHow(table, (rowId, columnId) => {
    const roc = rocOf.get(rowId);
    if (!roc) return undefined;
    const part = columnId === 'auc' || columnId === 'n' ? 'auc' : 'youden';
    const how = rocHow(roc, results, measureAtText(roc.measure, roc.phase, protocol), part);
    return columnId === 'n' ? countHow(how, roc.nUsed, 'length(v)') : how;
  });
}

const wordings = [
  { wording: 'predicts', heading: 'Before surgery: may predict refracture' },
  { wording: 'is-associated', heading: 'Change: is associated with refracture' },
] as const;

function lineOf(roc: RefractureRoc, protocol: Protocol, settings: PrintSettings): TableRow {
  const line = {
    kind: 'line',
    id: rocRowId(roc),
    label: measureAtText(roc.measure, roc.phase, protocol),
    indent: 1,
  } as const;
  const { curve } = roc;
  if (!curve.ok) return { ...line, cells: reasonCells(whyNot(curve.error, roc), columns.length) };
  const { youden } = curve.value;
  const share = (value: number) => textCell(shareText(value, settings));
  return {
    ...line,
    cells: [
      areaCell(curve.value, settings),
      textCell(cutoffText(roc, youden.threshold, settings)),
      share(youden.sensitivity),
      share(youden.specificity),
      textCell(String(roc.nUsed)),
    ],
  };
}

function aucNote({ hasLeadingZero = true }: PrintSettings): string {
  const half = hasLeadingZero ? '0.5' : '.5';
  return `AUC: area under the ROC curve with DeLong’s interval; ${half} is chance. Below ${half} a value points the other way than a worse muscle does.`;
}

type Curve = Extract<RefractureRoc['curve'], { readonly ok: true }>['value'];

/** The area with DeLong's interval; where that has no width it says nothing and is not printed. */
function areaCell(curve: Curve, settings: PrintSettings): TableCell {
  const { auc, interval } = curve;
  const note = noIntervalNote(curve);
  return note === undefined
    ? estimateCell(auc, interval, settings.statisticDecimals)
    : { text: roundedText(auc, settings.statisticDecimals), note };
}

/** Why an area has no interval worth printing; undefined where it has one. */
function noIntervalNote({ auc, seDeLong }: Curve): string | undefined {
  if (seDeLong === null) return 'No interval: one group has a single subject.';
  if (seDeLong > 0) return undefined;
  return auc === 0 || auc === 1
    ? 'The groups do not overlap: DeLong’s interval has no width then, and says nothing.'
    : 'DeLong’s interval has no width here, and says nothing.';
}

/** "above 512.30", "below −6.2 %"; where every subject, or none, would be positive, those words. */
export function cutoffText(
  { measure, phase, positiveIs }: Pick<RefractureRoc, 'measure' | 'phase' | 'positiveIs'>,
  threshold: number,
  settings: PrintSettings,
): string {
  if (!Number.isFinite(threshold)) return threshold > 0 === (positiveIs === 'below') ? 'everybody' : 'nobody';
  return `${positiveIs} ${thresholdText({ measure, phase }, threshold, settings)}`;
}

/** A threshold in units of its value, with one decimal more than values have: it lies between two of them. */
export function thresholdText(
  { measure, phase }: Pick<RefractureRoc, 'measure' | 'phase'>,
  threshold: number,
  settings: PrintSettings,
): string {
  if (!Number.isFinite(threshold)) return threshold > 0 ? '∞' : '−∞';
  const text = roundedText(threshold, measureDecimals(measure, phase, settings) + 1);
  if (phase !== 'change') return text;
  return isShare(measure) ? `${text} percentage points` : `${text} %`;
}

/** A share of subjects in percent: "82.4 %". */
export function shareText(share: number, settings: PrintSettings): string {
  return `${roundedText(100 * share, settings.shareDecimals)} %`;
}

/** All that the table has no column for. */
export function rocDetail(
  roc: RefractureRoc,
  protocol: Protocol,
  settings: PrintSettings,
  /** What "how" is told of; without it nothing can be asked. */
  source?: StudyResults,
): ModelDetail {
  const title = measureAtText(roc.measure, roc.phase, protocol);
  const asked = (part: RocPart) => {
    const how = source && rocHow(roc, source, title, part);
    return how ? { how } : {};
  };
  const variables = [{ kind: 'group' }, { kind: 'measure', measure: roc.measure, phase: roc.phase }] as const;
  const usedHow = source && modelUsedHow(roc, source, variables, (one) => variableText(one, protocol));
  const subjects = {
    title: 'Subjects',
    lines: [{ name: 'In this line', text: usedText(roc), ...(usedHow && { how: usedHow }) }],
    notes: droppedNotes([roc], protocol),
  };
  if (!roc.curve.ok) {
    const why = { title: 'Not computed', lines: [], notes: [whyNot(roc.curve.error, roc)] };
    return { title, parts: [why, subjects] };
  }
  const { positives, negatives, auc, seDeLong, seHanleyMcNeil, youden } = roc.curve.value;
  const noInterval = noIntervalNote(roc.curve.value);
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  return {
    title,
    parts: [
      {
        title: 'Area',
        lines: [
          { name: 'AUC', text: number(auc), ...asked('auc') },
          {
            name: 'SE, DeLong',
            text: seDeLong === null ? notApplicable : number(seDeLong),
            ...asked('se-delong'),
          },
          { name: 'SE, Hanley and McNeil', text: number(seHanleyMcNeil), ...asked('se-hanley') },
          { name: 'Refractured, not refractured', text: `${positives}, ${negatives}`, ...asked('counts') },
        ],
        notes: [
          `Fixed beforehand: a ${roc.positiveIs === 'above' ? 'higher' : 'lower'} ${measureName(roc.measure, protocol)}${roc.phase === 'change' ? ' change' : ''} counts as refractured.`,
          ...(noInterval === undefined ? [] : [noInterval]),
        ],
      },
      {
        title: 'Cut-off',
        lines: [
          {
            name: 'Counts as refractured',
            text: cutoffText(roc, youden.threshold, settings),
            ...asked('youden'),
          },
          { name: 'Youden’s index', text: number(youden.index), ...asked('youden') },
          { name: 'Sensitivity', text: shareText(youden.sensitivity, settings), ...asked('youden') },
          { name: 'Specificity', text: shareText(youden.specificity, settings), ...asked('youden') },
        ],
        notes: youden.isTied
          ? [`Another cut-off is as good; the ${roc.positiveIs === 'above' ? 'lowest' : 'highest'} is shown.`]
          : [],
      },
      subjects,
    ],
  };
}
