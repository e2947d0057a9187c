import { describe, expect, it } from 'vitest';
import { comparableReadings } from '../../../src/analysis/comparableReadings';
import { seriesInstanceUid } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import { targetKey } from '../../../src/domain/reading/roi';
import {
  evenCells,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

// Which outlines count is the definition of the tables' rows: see analysis/roiCell.
describe('readings that are compared', () => {
  const protocol = makeProtocol();
  const subject = makeSubject('S-001');
  const reading = makeReading(subject, 'A', evenCells([1500, 480], [1400, 500]));
  const key = targetKey(makeTarget('preop', 'left'));
  const entry = reading.entries[key];
  if (entry?.kind !== 'roi') throw new Error('an outline expected');

  it('are the same objects where every outline counts', () => {
    expect(comparableReadings({ readings: [reading], subject, protocol })[0]).toBe(reading);
  });

  it('lack an outline on another scan than the subject’s, and keep the others', () => {
    const seriesOf = new Map([[imageKey(entry.roi.image), seriesInstanceUid('1.2.3.elsewhere')]]);
    const [kept] = comparableReadings({ readings: [reading], subject, protocol, seriesOf });
    const sameImage = Object.keys(reading.entries).filter((one) => {
      const own = reading.entries[one];
      return own?.kind === 'roi' && imageKey(own.roi.image) === imageKey(entry.roi.image);
    });
    expect(Object.keys(kept?.entries ?? {}).sort()).toEqual(
      Object.keys(reading.entries)
        .filter((one) => !sameImage.includes(one))
        .sort(),
    );
  });

  it('lack what was measured by another pixel rule than the protocol’s', () => {
    const rule = { id: 'imagej', version: '1.0' } as const;
    const other = makeRoiEntry(entry.roi.target, { ...entry.measurement, rule });
    const entries = { ...reading.entries, [key]: other };
    const [kept] = comparableReadings({ readings: [{ ...reading, entries }], subject, protocol });
    expect(Object.keys(kept?.entries ?? {})).toEqual(Object.keys(entries).filter((one) => one !== key));
  });
});
