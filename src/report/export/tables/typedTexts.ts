import { isolatedText } from '../../../base/isolatedText';
import { inSentence } from '../../groupNames';
import type { ExportFacts } from '../exportFacts';

/** What `styledWords` would write anew. */
const couldBeStyled = /−|\(Q1, Q3\)/;

/**
 * Every text of a study that people typed and that a journal's way of writing numbers would change, as it is typed and as it is
 * printed. Most studies have none.
 */
export function typedTexts({
  project,
  subjects,
}: Pick<ExportFacts, 'project' | 'subjects'>): readonly string[] {
  const typed = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (couldBeStyled.test(value)) typed.add(value);
    } else if (value !== null && typeof value === 'object') {
      for (const one of Object.values(value)) look(one);
    }
  };
  look(project);
  for (const { code, exclusion, finalScanReason, note } of subjects) {
    look([code, exclusion?.reason, finalScanReason, note]);
  }
  return [
    ...new Set([...typed].flatMap((text) => [text, isolatedText(text), inSentence(isolatedText(text))])),
  ];
}
