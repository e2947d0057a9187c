import type { ChangeAgainstMdc, ChangesAgainstMdc } from '../../analysis/changeAgainstMdc';
import type { AnalysedSubject } from '../../analysis/studyFlow';
import { measureValue, type StudyMeasure } from '../../analysis/studyMeasure';
import type { Protocol } from '../../domain/study/protocol';
import { raterNames } from '../comparisonNames';
import { type HowRatings, mdcFormula, rRatings } from './agreementHow';
import { equation, exactText } from './exactText';
import type { How } from './how';
import { type HowSample, rAllGroups, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** The raters' changes behind an MDC95, as R has them. */
export function mdcRatings({ line }: ChangesAgainstMdc, name: string, protocol: Protocol): HowRatings {
  return {
    name,
    observers: raterNames(line.comparison, protocol),
    ...(line.comparison.kind === 'rounds' && { raters: 'rounds' }),
    dropped: line.dropped,
    ratings: line.ratings,
  };
}

const rMdc = (ratings: HowRatings) =>
  `mdc <- qnorm(0.975) * sd(m[, 2] - m[, 1])${ratings.raters === 'rounds' ? '' : ' / sqrt(ncol(m))'}`;

/** Which subjects of which group are counted: beyond the MDC95 either way, or of one standing. */
export interface MdcCount {
  readonly standing: ChangeAgainstMdc['standing'] | 'beyond';
  /** The place of one group; absent: of all. */
  readonly index?: number;
}

const standings = {
  decrease: { words: 'fell by more than the MDC95', inR: 'v < -mdc' },
  within: { words: 'changed by no more than the MDC95', inR: 'abs(v) <= mdc' },
  increase: { words: 'rose by more than the MDC95', inR: 'v > mdc' },
  beyond: { words: 'changed by more than the MDC95, either way', inR: 'abs(v) > mdc' },
} as const;

/** How a count of subjects by where their change stands to the MDC95 came about. */
export function mdcCountHow(
  sample: HowSample,
  changes: ChangesAgainstMdc,
  ratings: HowRatings,
  { standing, index }: MdcCount,
): How {
  const { mdc95 } = changes.mdc;
  const { words, inR } = standings[standing];
  const isCounted = (one: ChangeAgainstMdc): boolean =>
    standing === 'beyond' ? one.standing !== 'within' : one.standing === standing;
  const all = changes.groups.map((group, at) => ({
    at,
    subjects: changes.subjects.filter((one) => one.group === group),
  }));
  const own = all.filter(({ at }) => index === undefined || at === index);
  const counts = own.map(({ subjects }) => subjects.filter(isCounted).length);
  const totals = own.map(({ subjects }) => subjects.length);
  return {
    title: `Subjects that ${words}: ${sample.name}`,
    method: 'Percent changes held against the MDC95 of that change; variation of scanning not included',
    formula: mdcFormula(ratings),
    source: 'Rules of the study, Agreement',
    used: `${sampleUsed(sample, index)}; MDC95 from ${ratings.ratings.length} subjects`,
    result: `${equation('MDC95', mdc95)}; ${counts.map((count, at) => `${count} of ${totals[at] ?? 0}`).join(', ')}`,
    get rCall() {
      const at = index === undefined ? '' : `[${index + 1}]`;
      return rLines(
        rRatings(ratings),
        rMdc(ratings),
        rAllGroups(sample),
        `c(mdc, tapply(${inR}, g, sum, default = 0)${at}, table(g)${at})`,
      );
    },
    yields: [mdc95, ...counts, ...totals],
    values: sampleValues(sample, index),
  };
}

/** How one subject's percent change came about, from its own values. */
export function subjectChangeHow(
  entry: AnalysedSubject,
  measure: StudyMeasure,
  name: string,
): How | undefined {
  const { code } = entry.subject;
  const preop = measureValue(entry, measure, 'preop');
  const followUp = measureValue(entry, measure, 'followUp');
  const change = measureValue(entry, measure, 'change');
  if (preop === undefined || followUp === undefined || change === undefined) return undefined;
  return {
    title: `${name} of ${code}`,
    method: 'Percent change of the averaged values, unrounded',
    formula: '100 × (follow-up − pre-op) / pre-op',
    source: 'Rules of the study, From ROIs to a subject’s values',
    used: 'one subject',
    result: `${exactText(preop)} → ${exactText(followUp)}: ${exactText(change)} %`,
    rCall: `before <- ${preop}; after <- ${followUp}\n100 * (after - before) / before`,
    yields: [change],
    values: {
      count: 1,
      columns: ['Pre-op', 'Follow-up'],
      list: () => [{ code, values: [preop, followUp] }],
    },
  };
}
