import type { StudyData } from '../../src/analysis/studyResults';
import { present } from '../../src/base/assert';
import type { Settlement } from '../../src/domain/agreement/settlement';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { observerId } from '../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { Side } from '../../src/domain/side';
import type { AdjudicationRules } from '../../src/domain/study/conduct';
import type { TimePoint } from '../../src/domain/timePoint';
import { makeStudy } from './fixtureStudy';
import { evenCells, makeMeasurement, makeReading, makeRoiEntry, makeTarget } from './studyFixtures';

/** What was decided about one ROI of one subject of the fixture, and what was then drawn: CSA (mm²) and SI by reader. */
export interface SettledRoi {
  readonly code: string;
  readonly timePoint: TimePoint;
  readonly side: Side;
  readonly decision: Settlement['decision'];
  readonly drawn?: Readonly<Record<string, readonly [csaMm2: number, si: number]>>;
}

/** The fixture study with decisions about disagreements, and the readings of the settling round behind them, all signed. */
export function settledStudy(
  rois: readonly SettledRoi[],
  thirdRule: AdjudicationRules['thirdRule'] = 'replaces-mean',
): StudyData {
  const study = makeStudy();
  const { protocol } = study.project;
  const thirdReader = { role: 'radiologist', name: '', training: '' };
  const signedAtUtc = '2026-03-01T00:00:00Z';
  const settling = new Map<string, Reading>();
  for (const { code, timePoint, side, drawn = {} } of rois) {
    const subject = present(
      study.subjects.find((one) => one.code === code),
      code,
    );
    for (const [by, [grossMm2, mean]] of Object.entries(drawn)) {
      const target = makeTarget(timePoint, side);
      const entry: ReadingEntry = makeRoiEntry(target, makeMeasurement({ grossMm2, mean }));
      const before = settling.get(`${code} ${by}`) ?? {
        ...makeReading(subject, by, evenCells([1, 1], [1, 1])),
        round: settlingRound,
        signedAtUtc: '2026-06-03T00:00:00Z',
        entries: {},
      };
      settling.set(`${code} ${by}`, {
        ...before,
        entries: { ...before.entries, [targetKey(target)]: entry },
      });
    }
  }
  return {
    ...study,
    project: {
      ...study.project,
      protocol: { ...protocol, adjudication: { ...protocol.adjudication, thirdRule, thirdReader } },
    },
    subjects: study.subjects.map((subject) => {
      const own = rois.filter(({ code }) => code === subject.code);
      return own.length === 0
        ? subject
        : {
            ...subject,
            settlements: own.map(
              ({ timePoint, side, decision }): Settlement => ({
                targetKey: targetKey(makeTarget(timePoint, side)),
                decision,
                reason: 'apart',
                by: 'researcher',
                atUtc: '2026-06-02T00:00:00Z',
                protocolVersion: 1,
                compared: ['A', 'B'].map((id) => ({ observerId: observerId(id), signedAtUtc })),
              }),
            ),
          };
    }),
    readings: [...study.readings, ...settling.values()],
  };
}
