import { bench, describe } from 'vitest';
import { createPanelPacker } from '../../src/analysis/live/packPanel';
import { panelOf } from '../../src/analysis/live/studyCalculator';
import { createPanelUnpacker } from '../../src/analysis/live/unpackPanel';
import { panelAnalyses } from '../../src/analysis/panelAnalyses';
import { studyChoice } from '../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../src/analysis/studyResults';
import { allSteps } from '../../src/base/steps';
import { compareRocCurves } from '../../src/statistics/compareRocCurves';
import { hodgesLehmann } from '../../src/statistics/hodgesLehmann';
import { kendallTauB } from '../../src/statistics/kendallTauB';
import { mannWhitney } from '../../src/statistics/mannWhitney';
import { panelStudyOfSize } from '../support/panelStudyOfSize';

/*
 * What the Results screen waits for. Exact P of rank tests are not in it: each is made when somebody looks at it. Everything
 * else that the tables and models show is.
 */

/** The same data as objects that nobody has seen: no subject's values are remembered. */
function unseen(data: StudyData): StudyData {
  return structuredClone(data);
}

/** The data after one reading was measured anew: one object is another. */
function afterOneCommit(data: StudyData, index: number): StudyData {
  const readings = data.readings.map((one, at) => (at === index % data.readings.length ? { ...one } : one));
  return { ...data, readings };
}

const few = { iterations: 3, time: 300, warmupTime: 0, warmupIterations: 1 } as const;

describe('everything that Results shows of 92 subjects', () => {
  const data = panelStudyOfSize(92);
  const results = studyResults(data);
  if (!results.ok || results.value.flow.counts.analysed !== 92) throw new Error('Not everybody counts');
  bench('tables (Tables 1 and 2, correlations, agreement), nothing remembered', () => {
    studyResults(unseen(data));
  });
  bench('tables, each subject’s values remembered', () => {
    studyResults(data);
  });
  bench('paired, ANCOVA, logistic with Firth, ROC, strata, adjusted correlations', () => {
    panelAnalyses(results.value);
  });
  bench('all of it in one call', () => {
    panelOf(data, studyChoice);
  });
});

describe('one commit', () => {
  for (const size of [100, 10_000]) {
    const data = panelStudyOfSize(size);
    const packer = createPanelPacker();
    const unpacker = createPanelUnpacker();
    const { person, project, subjects, readings } = data;
    for (const side of [packer, unpacker]) side.hear({ person, project, subjects, readings });
    const panelNow = (now: StudyData) => {
      const panel = panelOf(now, studyChoice);
      if (!panel.ok) throw new Error('Denied');
      return panel.value;
    };
    let commits = 0;
    let now = data;
    allSteps(unpacker.unpack(packer.pack(panelNow(now))));
    bench(
      `of ${size} subjects: one subject and then everything, packed and unpacked`,
      () => {
        commits += 1;
        now = afterOneCommit(now, commits);
        allSteps(unpacker.unpack(structuredClone(packer.pack(panelNow(now)))));
      },
      size > 1000 ? few : {},
    );
  }
});

const once = { iterations: 1, time: 0, warmupTime: 0, warmupIterations: 0 } as const;

describe('a very large study', () => {
  let made: StudyData | undefined;
  const large = (): StudyData => {
    made ??= panelStudyOfSize(100_000);
    return made;
  };
  const setup = () => void large();
  bench(
    '100,000 subjects: the tables, from their readings',
    () => {
      if (!studyResults(large()).ok) throw new Error('Denied');
    },
    { ...once, setup },
  );
  bench(
    '100,000 subjects: everything again, after one commit',
    () => {
      if (!panelOf(afterOneCommit(large(), 5), studyChoice).ok) throw new Error('Denied');
    },
    { ...once, setup },
  );
});

const methods = {
  'Mann-Whitney': ({ cases, controls }: Sample) => mannWhitney(cases, controls),
  'DeLong, two curves': ({ outcome, first, second }: Sample) => compareRocCurves(outcome, first, second),
  Kendall: ({ first, second }: Sample) => kendallTauB(first, second),
  'Hodges-Lehmann': ({ cases, controls }: Sample) => hodgesLehmann(cases, controls),
};

type Sample = ReturnType<typeof sample>;

function sample(size: number) {
  const outcome = Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const first = outcome.map((_, i) => (i * 7919) % 99_991);
  const second = outcome.map((_, i) => (i * 6101) % 9973);
  return {
    outcome,
    first,
    second,
    cases: first.filter((_, i) => outcome[i] === 1),
    controls: first.filter((_, i) => outcome[i] === 0),
  };
}

/** Ten times the values must take little more than ten times as long; quadratic methods would take a hundred times. */
describe('O(n log n) in the number of subjects', () => {
  const sizes = [10_000, 100_000, 1_000_000] as const;
  for (const [name, run] of Object.entries(methods)) {
    bench(
      `${name} at n, 10n and 100n`,
      () => {
        const tookMs = sizes.map((size) => {
          const given = sample(size);
          const runs = [0, 1, 2].map(() => {
            const sinceMs = performance.now();
            if (!run(given).ok) throw new Error('Not computed');
            return performance.now() - sinceMs;
          });
          return Math.min(...runs);
        });
        const ratios = tookMs.slice(1).map((ms, index) => (ms / (tookMs[index] ?? ms)).toFixed(1));
        const shown = tookMs.map((ms) => ms.toFixed(0)).join(', ');
        console.log(`${name}: ${shown} ms at n = 10,000, 10n, 100n; ratios ${ratios.join(', ')}`);
      },
      once,
    );
  }
});
