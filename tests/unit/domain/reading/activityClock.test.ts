import { describe, expect, it } from 'vitest';
import {
  type ActivityClock,
  actOn,
  startActivity,
  withoutTime,
} from '../../../../src/domain/reading/activityClock';

/** Acts as `[ROI, second]`; expected times are sums made by hand. */
function clockAfter(acts: readonly (readonly [string, number])[], clock: ActivityClock = startActivity()) {
  return acts.reduce((now, [key, second]) => actOn(now, key, second * 1000), clock);
}

describe('active time', () => {
  it('is the time between acts on one ROI', () => {
    expect(
      clockAfter([
        ['R', 100],
        ['R', 101],
        ['R', 104.5],
      ]).activeMs,
    ).toEqual({ R: 4500 });
  });

  it('leaves out a pause of more than 30 s as a whole, and keeps one of 30 s', () => {
    expect(
      clockAfter([
        ['R', 0],
        ['R', 30],
      ]).activeMs,
    ).toEqual({ R: 30_000 });
    expect(
      clockAfter([
        ['R', 0],
        ['R', 30.001],
        ['R', 31],
      ]).activeMs,
    ).toEqual({ R: 999 });
  });

  it('counts only for the ROI in hand: going to another one and back adds nothing', () => {
    const clock = clockAfter([
      ['R', 0],
      ['R', 2],
      ['L', 5],
      ['L', 6],
      ['R', 9],
      ['R', 10],
    ]);
    expect(clock.activeMs).toEqual({ R: 3000, L: 1000 });
  });

  it('counts nothing for a single act, nor for a clock that was set back', () => {
    expect(clockAfter([['R', 50]]).activeMs).toEqual({});
    expect(
      clockAfter([
        ['R', 50],
        ['R', 20],
        ['R', 21],
      ]).activeMs,
    ).toEqual({ R: 1000 });
  });

  it('goes on from what an earlier page had counted, without the time between the pages', () => {
    expect(
      clockAfter(
        [
          ['R', 9000],
          ['R', 9001],
        ],
        startActivity({ R: 7000 }),
      ).activeMs,
    ).toEqual({ R: 8000 });
  });

  it('is zero again once it was kept with a commit, and work on the same ROI goes on', () => {
    const committed = withoutTime(
      clockAfter([
        ['R', 0],
        ['R', 4],
      ]),
      'R',
    );
    expect(committed.activeMs).toEqual({});
    expect(actOn(committed, 'R', 5000).activeMs).toEqual({ R: 1000 });
  });
});
