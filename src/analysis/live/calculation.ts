import type { Result } from '../../base/result';
import type { CasesInput } from '../../domain/agreement/agreementCase';
import type { CaseFacts } from '../../domain/agreement/caseFacts';
import type { ResultsDenied } from '../../domain/study/blinding';
import type { StatisticsError } from '../../statistics/statisticsError';
import type { YoudenBootstrap } from '../../statistics/youdenBootstrap';
import type { PanelAnalyses } from '../panelAnalyses';
import type { PanelChoice } from '../panelChoice';
import type { RefractureRoc } from '../refractureRoc';
import type { SensitivityQuestion, SensitivityRow } from '../sensitivity';
import type { StudyResults } from '../studyResults';
import type { LongWork, WorkProgress } from './longWork';
import type { StudyDelta } from './studyDelta';

/** Everything that the Results screen shows, computed at one moment. */
export interface Panel {
  readonly results: StudyResults;
  readonly analyses: PanelAnalyses;
}

/** The cut-off with its intervals; the seed and the number of samples are part of it. */
export type CutoffBootstrap = Result<YoudenBootstrap, StatisticsError>;

/** How a bootstrap is drawn; without them a fixed seed and 2000 samples, so that the same data give the same interval. */
export interface BootstrapChoice {
  readonly seed?: number;
  readonly replicates?: number;
}

/**
 * A calculation that keeps a study's data and takes what changed of them. It runs in a worker, or, where there is none, here.
 * Its promises reject only when it broke: it is of no use then, and the next one starts without data.
 */
export interface Calculation {
  /** Takes changes in; later questions are of the data with them. */
  change(delta: StudyDelta): Promise<void>;
  /** The study's tables: what most views show, and first. */
  tables(choice: PanelChoice): Promise<Result<StudyResults, ResultsDenied>>;
  /** What is beyond those tables that were asked for last; undefined where tables were asked for meanwhile. */
  analyses(): Promise<PanelAnalyses | undefined>;
  bootstrapCutoff(
    roc: Pick<RefractureRoc, 'outcome' | 'values' | 'positiveIs'>,
    choice: BootstrapChoice,
    onProgress: (progress: WorkProgress) => void,
  ): LongWork<CutoffBootstrap>;
  /** Of the data that are held when it begins. */
  sensitivity(
    question: SensitivityQuestion,
    onProgress: (progress: WorkProgress) => void,
  ): LongWork<Result<readonly SensitivityRow[], ResultsDenied>>;
  /** How some subjects' outlines agree. Of what is given with the question, not of data that are held. */
  compareOutlines(
    question: CasesInput,
    onProgress: (progress: WorkProgress) => void,
  ): LongWork<readonly CaseFacts[]>;
  /** Ends it, with all that it was asked. */
  end(): void;
}
