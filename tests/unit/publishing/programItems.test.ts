import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { readRoiFile } from '../../../src/io/roiFiles/readRoiFile';
import { programItems } from '../../../src/publishing/items/programItems';
import { defaultExportSettings } from '../../../src/report/export/exportSettings';
import { exportFactsOf } from '../../support/exportFacts';
import { makeStudy } from '../../support/fixtureStudy';

// What goes in is the expectation: the outlines of the readings, read back by the reader of such files.
describe('outlines for other programs', () => {
  const data = makeStudy();
  const facts = exportFactsOf(data);
  const drawn = data.readings.flatMap(({ entries }) =>
    Object.values(entries).flatMap((entry) => (entry.kind === 'roi' ? [entry.roi] : [])),
  );

  it.each(['imagej', 'horos'] as const)(
    '%s: every outline of everybody, read back as it was drawn',
    async (program) => {
      const settings = { ...defaultExportSettings, hasImageUids: true };
      const maker = present(
        programItems(facts, settings).find(({ item }) => item.id === `outlines-${program}`),
        program,
      );
      const [file] = await maker.write('zip');
      const sets = Object.entries(unzipSync(present(file, 'a file').bytes));
      const rois = sets.flatMap(([name, bytes]) => {
        const read = readRoiFile(bytes, name);
        expect(read.refused, name).toEqual([]);
        return read.rois;
      });
      expect(rois).toHaveLength(drawn.length);
      // ImageJ counts from the corner of a pixel: the reader brings that back to its centre.
      const sizes = rois.map(({ outlinePx }) => outlinePx.length).toSorted();
      expect(sizes).toEqual(drawn.map(({ outlinePx }) => outlinePx.length).toSorted());
      const [first] = rois;
      for (const [column, row] of first?.outlinePx ?? []) {
        expect(
          drawn.some(({ outlinePx }) => outlinePx.some(([x, y]) => Math.hypot(x - column, y - row) < 1e-4)),
        ).toBe(true);
      }
    },
  );

  it('are offered for Horos only where identifiers of images may leave, and never by themselves', () => {
    const items = programItems(facts, defaultExportSettings).map(({ item }) => item);
    expect(items.map(({ whyNot }) => whyNot !== undefined)).toEqual([false, true]);
    expect(items.flatMap(({ defaultFormats }) => defaultFormats)).toEqual([]);
  });
});
