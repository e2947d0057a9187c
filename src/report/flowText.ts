import type { StudyFlow } from '../analysis/studyFlow';
import { unreachable } from '../base/assert';
import type { Protocol } from '../domain/study/protocol';
import { ineligibilityTexts } from './pairFindingText';
import { groupUnknownText, missingValueText } from './reasonText';

/**
 * How many subjects stand behind a table, and where the others went: one line under it. `lines` says whether every
 * line is of all of them or, where values are missing, of those with the value.
 */
export function flowFootnote({ counts, total }: StudyFlow, lines: 'same' | 'with-value' = 'same'): string {
  const out = [
    counts.incomplete > 0 ? `${counts.incomplete} incomplete` : '',
    counts['group-unknown'] > 0 ? `${counts['group-unknown']} of unknown group` : '',
    counts['not-eligible'] > 0 ? `${counts['not-eligible']} with scans that are not eligible` : '',
    counts.excluded > 0 ? `${counts.excluded} excluded` : '',
  ].filter((part) => part !== '');
  const rest = out.length > 0 ? ` Not analysed: ${out.join(', ')}.` : '';
  const inLines = lines === 'same' ? ', the same in all lines' : '; in each line those with the value';
  return `${counts.analysed} of ${total} subjects${inLines}.${rest}`;
}

/** A subject that stands in no table, and why. */
export interface NotAnalysed {
  readonly code: string;
  readonly standing: 'Incomplete' | 'Group unknown' | 'Excluded' | 'Scans not eligible';
  readonly why: readonly string[];
}

/** All subjects that are not analysed, by code, each with all its reasons. */
export function notAnalysed({ standings }: StudyFlow, protocol: Protocol): readonly NotAnalysed[] {
  return standings.flatMap((standing): readonly NotAnalysed[] => {
    const { code } = standing.subject;
    switch (standing.kind) {
      case 'analysed':
        return [];
      case 'excluded':
        return [{ code, standing: 'Excluded', why: [standing.reason] }];
      case 'not-eligible':
        return [{ code, standing: 'Scans not eligible', why: ineligibilityTexts(standing.why) }];
      case 'incomplete':
        return [
          {
            code,
            standing: 'Incomplete',
            why: standing.missing.map((one) => missingValueText(one, protocol)),
          },
        ];
      case 'group-unknown':
        return [{ code, standing: 'Group unknown', why: [groupUnknownText(standing.why)] }];
      default:
        return unreachable(standing);
    }
  });
}
