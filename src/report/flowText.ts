import type { StudyFlow } from '../analysis/studyFlow';

/** How many subjects stand behind a table, and where the others went: one line under it. */
export function flowFootnote({ counts, total }: StudyFlow): string {
  const out = [
    counts.incomplete > 0 ? `${counts.incomplete} incomplete` : '',
    counts['group-unknown'] > 0 ? `${counts['group-unknown']} of unknown group` : '',
    counts.excluded > 0 ? `${counts.excluded} excluded` : '',
  ].filter((part) => part !== '');
  const rest = out.length > 0 ? ` Not analysed: ${out.join(', ')}.` : '';
  return `${counts.analysed} of ${total} subjects, the same in all lines.${rest}`;
}
