import type { StudyResults } from '../../../analysis/studyResults';
import { filledCount, partlyFilledCount } from '../../../report/checklists/checklist';
import { checklistFactsOf } from '../../../report/checklists/checklistFacts';
import { grras } from '../../../report/checklists/grras';
import type { OpenProject } from '../../../state/openProject';
import { frameText } from '../../frame/frameText';

/** How many items of the GRRAS checklist the project answers whole and in part, and of how many. */
export interface GrrasCount {
  readonly filled: number;
  readonly partly: number;
  readonly all: number;
}

/** Counts the answers that the project has now. */
export function grrasCount(
  results: StudyResults,
  { subjects, progress }: Pick<OpenProject, 'subjects' | 'progress'>,
): GrrasCount {
  const checklist = grras(checklistFactsOf({ results, subjects, progress, software: frameText.product }));
  return {
    filled: filledCount(checklist),
    partly: partlyFilledCount(checklist),
    all: checklist.items.length,
  };
}
