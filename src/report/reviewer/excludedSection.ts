import type { StudyResults } from '../../analysis/studyResults';
import type { PairVerdict } from '../../domain/study/pairCheck';
import { type DocumentSection, list, paragraph, tableBlock } from '../document/documentModel';
import { type EnrolmentFlow, enrolmentFlow, type FlowBox } from '../flow/enrolmentFlow';
import { finalScanCounts } from '../flow/finalScanCounts';
import { flowFootnote, notAnalysed } from '../flowText';
import { type TableModel, textCell } from '../tableModel';
import type { ReviewerFacts } from './reviewerFacts';

/** Who was excluded and why: the flow from screening on, every subject that is not analysed, and pairs of scans that differ. */
export function excludedSection({
  results,
  subjects,
  progress,
}: Pick<ReviewerFacts, 'results' | 'subjects' | 'progress'>): DocumentSection {
  const { project } = results;
  // Whoever sees results may know groups.
  const flow = enrolmentFlow({ project, subjects, progress, showsGroup: true });
  const table = notAnalysedTable(results);
  return {
    id: 'excluded',
    heading: 'Who was excluded, and why?',
    blocks: [
      ...list(flowTexts(flow)),
      paragraph(`Analysed: ${flowFootnote(results.flow)}`),
      ...(table ? [tableBlock(table)] : []),
      ...list([...pairTexts(results), ...finalScanTexts(subjects)]),
    ],
  };
}

function flowTexts(flow: EnrolmentFlow): readonly string[] {
  const { screened, excluded, waiting, included, training, read, notRead, groups = [] } = flow;
  const boxes = [screened, excluded, waiting, included, training, notRead, read];
  return [
    ...boxes.flatMap((box) => (box ? [boxText(box)] : [])),
    ...(groups.length > 0
      ? [`Of these: ${groups.map(({ text, count }) => `${text} ${count}`).join('; ')}.`]
      : []),
  ];
}

function boxText({ title, count, lines }: FlowBox): string {
  const why = lines.length === 0 ? '' : ` (${lines.map((line) => `${line.text}: ${line.count}`).join('; ')})`;
  return `${title}: ${count}${why}`;
}

/** Every subject that stands in no table, by code; undefined where there is none. */
function notAnalysedTable({ flow, protocol }: StudyResults): TableModel | undefined {
  const rows = notAnalysed(flow, protocol);
  if (rows.length === 0) return undefined;
  return {
    id: 'reviewer-not-analysed',
    title: 'Not analysed',
    caption: 'Every subject that stands in no table',
    labelHeading: 'Subject',
    columns: [
      { id: 'standing', label: 'Standing', align: 'start' },
      { id: 'why', label: 'Why', align: 'start' },
    ],
    rows: rows.map(({ code, standing, why }) => ({
      kind: 'line',
      id: code,
      label: code,
      indent: 0,
      cells: [textCell(standing), textCell(why.join('; '))],
    })),
    footnotes: [],
  };
}

/** How many pairs of scans are red and amber, and which of them are analysed. */
function pairTexts({ flow }: StudyResults): readonly string[] {
  const checked = flow.standings.flatMap((one) => (one.pair ? [{ ...one, verdict: one.pair.verdict }] : []));
  if (checked.length === 0) return ['No pair of scans could be compared: their headers are not here.'];
  const text = (verdict: PairVerdict, meaning: string) => {
    const found = checked.filter((one) => one.verdict === verdict);
    if (found.length === 0) return `No pair of scans is ${verdict} (${meaning}).`;
    const analysed = found.filter(({ kind }) => kind === 'analysed');
    const codes = analysed.map(({ subject }) => subject.code).join(', ');
    return `${found.length} of ${checked.length} pairs of scans ${found.length === 1 ? 'is' : 'are'} ${verdict} (${meaning}), ${analysed.length} analysed${codes === '' ? '' : `: ${codes}`}.`;
  };
  return [text('red', 'not comparable'), text('amber', 'comparable with care')];
}

function finalScanTexts(subjects: ReviewerFacts['subjects']): readonly string[] {
  const { subjects: count, reasons, notNoted } = finalScanCounts(subjects);
  if (count === 0) return [];
  const parts = [
    ...reasons.map(({ text, count: of }) => `${text} (${of})`),
    ...(notNoted > 0 ? [`not noted (${notNoted})`] : []),
  ];
  return [`Why ${count} subjects without refracture had a final scan: ${parts.join('; ')}.`];
}
