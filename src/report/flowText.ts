import type { NoGroup } from '../analysis/grouping';
import type { StudyFlow } from '../analysis/studyFlow';
import { unreachable } from '../base/assert';
import type { Protocol } from '../domain/study/protocol';
import { filterText } from './choiceText';
import { ineligibilityTexts } from './pairFindingText';
import { groupUnknownText, missingValueText } from './reasonText';

/**
 * How many subjects stand behind a table, and where the others went: one line under it. `lines` says whether every
 * line is of all of them or, where values are missing, of those with the value.
 */
export function flowFootnote(
  { analysed, counts, standings, total }: StudyFlow,
  lines: 'same' | 'with-value' = 'same',
): string {
  const out = [
    counts.incomplete > 0 ? `${counts.incomplete} incomplete` : '',
    ...groupUnknownParts(standings),
    counts['filtered-out'] > 0 ? filteredText(standings) : '',
    ...ineligibleParts(standings),
    counts.excluded > 0 ? `${counts.excluded} excluded` : '',
  ].filter((part) => part !== '');
  const rest = out.length > 0 ? ` Not analysed: ${out.join(', ')}.` : '';
  const inLines = lines === 'same' ? ', the same in all lines' : '; in each line those with the value';
  return `${counts.analysed} of ${total} subjects${inLines}.${matchedText(analysed)}${rest}`;
}

/** " 3 of them by matched cells: 20 of 24 cells." Nothing where all cells are there. */
function matchedText(analysed: StudyFlow['analysed']): string {
  const partly = analysed.flatMap(({ matched }) =>
    matched && matched.cells < matched.ofCells ? [matched] : [],
  );
  if (partly.length === 0) return '';
  const cells = partly.reduce((sum, one) => sum + one.cells, 0);
  const ofCells = partly.reduce((sum, one) => sum + one.ofCells, 0);
  return ` ${partly.length} of them by matched cells (${cells} of ${ofCells} of observer and side, the same at both time points).`;
}

function ineligibleParts(standings: StudyFlow['standings']): readonly string[] {
  const whys = standings.flatMap((one) => (one.kind === 'not-eligible' ? [one.why.kind] : []));
  const levels = whys.filter((kind) => kind === 'level-outside').length;
  const scans = whys.length - levels;
  return [
    scans > 0 ? `${scans} with scans that are not eligible` : '',
    levels > 0 ? `${levels} at a level outside the protocol` : '',
  ];
}

/** Of unknown group: it is not known whether they refractured. In no group: they have no category of what divides. */
function groupUnknownParts(standings: StudyFlow['standings']): readonly string[] {
  const whys = standings.flatMap((one) => (one.kind === 'group-unknown' ? [one.why] : []));
  const none = whys.filter((why) => noCategory.includes(why)).length;
  const unknown = whys.length - none;
  return [unknown > 0 ? `${unknown} of unknown group` : '', none > 0 ? `${none} in none of the groups` : ''];
}

const noCategory: readonly NoGroup[] = [
  'value-missing',
  'outside-regions',
  'not-refractured',
  'no-refracture-level',
];

/** "12 put aside by the filters (3 of them without the value)". */
function filteredText(standings: StudyFlow['standings']): string {
  const out = standings.filter((standing) => standing.kind === 'filtered-out');
  const missing = out.filter(({ why }) => why === 'missing').length;
  return `${out.length} put aside by the filters${missing > 0 ? ` (${missing} of them without the value)` : ''}`;
}

/** A subject that stands in no table, and why. */
export interface NotAnalysed {
  readonly code: string;
  readonly standing:
    | 'Incomplete'
    | 'Group unknown'
    | 'In no group'
    | 'Put aside'
    | 'Excluded'
    | 'Scans not eligible'
    | 'Level not of the study';
  readonly why: readonly string[];
}

/** All subjects that are not analysed, by code, each with all its reasons. */
export function notAnalysed(
  { standings, customCovariates }: StudyFlow,
  protocol: Protocol,
): readonly NotAnalysed[] {
  return standings.flatMap((standing): readonly NotAnalysed[] => {
    const { code } = standing.subject;
    switch (standing.kind) {
      case 'analysed':
        return [];
      case 'excluded':
        return [{ code, standing: 'Excluded', why: [standing.reason] }];
      case 'filtered-out': {
        const text = filterText(standing.filter, customCovariates);
        const why = standing.why === 'missing' ? `${text}: the value is missing` : text;
        return [{ code, standing: 'Put aside', why: [why] }];
      }
      case 'not-eligible':
        return [
          {
            code,
            standing: standing.why.kind === 'level-outside' ? 'Level not of the study' : 'Scans not eligible',
            why: ineligibilityTexts(standing.why),
          },
        ];
      case 'incomplete':
        return [
          {
            code,
            standing: 'Incomplete',
            why: standing.missing.map((one) => missingValueText(one, protocol)),
          },
        ];
      case 'group-unknown':
        return [
          {
            code,
            standing: noCategory.includes(standing.why) ? 'In no group' : 'Group unknown',
            why: [groupUnknownText(standing.why)],
          },
        ];
      default:
        return unreachable(standing);
    }
  });
}
