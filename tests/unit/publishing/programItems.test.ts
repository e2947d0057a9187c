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

  it('carry no identifier of an image unless that may leave, and are never made by themselves', async () => {
    const uids = new Set(drawn.map(({ image }) => image.sopInstanceUid));
    for (const hasImageUids of [false, true]) {
      for (const { item, write } of programItems(facts, { ...defaultExportSettings, hasImageUids })) {
        expect(item.defaultFormats).toEqual([]);
        const [file] = await write('zip');
        const text = deepText(present(file, 'a file').bytes);
        expect(
          [...uids].some((uid) => text.includes(uid)),
          item.id,
        ).toBe(hasImageUids);
      }
    }
  });
});

/** All bytes of a zip, and of the zips in it; of UTF-16 every other byte. */
function deepText(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, own]) =>
      name.endsWith('.zip') ? deepText(own) : new TextDecoder('latin1').decode(own).replaceAll('\0', ''),
    )
    .join('\n');
}
