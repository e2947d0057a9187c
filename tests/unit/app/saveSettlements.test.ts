import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { targetsOf } from '../../../src/domain/study/targets';
import { readingStation } from '../../support/readingStation';

describe('the file of decisions', () => {
  it('is refused while the study is blinded, and afterwards named and logged as the other files are', async () => {
    const station = await readingStation({ databaseName: 'save-settlements' });
    const { protocol } = present(station.state().open, 'the project').project;
    for (const target of targetsOf(protocol)) await station.app.cannotMeasure(target, 'motion', '');
    await station.app.signReading();
    await station.app.choosePerson({ kind: 'researcher' });
    const files = () => station.downloads.filter(({ name }) => name.includes('-settlements'));
    await station.app.saveCsv('settlements');
    expect(files()).toEqual([]);
    await station.app.unblind('All readings are signed.');
    await station.app.saveCsv('settlements');
    const [file] = files();
    expect(file?.name).toMatch(/-settlements_log-\d+-[0-9a-f]+\.csv$/);
    expect(String(file?.content)).toMatch(/project,subject,time_point,.*decision,reason,.*\r\n$/);
    const logged = (await station.database.audit.toArray()).filter(({ act }) => act === 'exported');
    expect(logged.map(({ detail }) => detail)).toEqual(['table of settlements']);
  });
});
