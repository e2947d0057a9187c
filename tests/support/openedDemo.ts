import type { PanelAnalyses } from '../../src/analysis/panelAnalyses';
import type { PanelChoice } from '../../src/analysis/panelChoice';
import type { StudyData, StudyResults } from '../../src/analysis/studyResults';
import { seriesOfSlices } from '../../src/app/seriesOfSlices';
import { present } from '../../src/base/assert';
import { subjectPairChecks } from '../../src/domain/study/subjectPairs';
import { demoPort } from '../../src/io/sources/demo/demoPort';
import { demoReadings } from '../../src/io/sources/demo/demoReadings';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';
import { indexBytes } from './bytesImages';
import { makeWorkstation } from './makeWorkstation';

/** What the Results screen shows. */
export interface ShownResults {
  readonly results: StudyResults;
  readonly analyses: PanelAnalyses;
}

/** What the product makes of its demo: the results that the screen shows, and the data files that it saves. */
export interface OpenedDemo extends ShownResults {
  /** Text of the saved files, as a person gets them. */
  readonly roiCsv: string;
  readonly subjectCsv: string;
  /** What the results are made from. */
  readonly study: () => Promise<StudyData>;
  /** The results under another choice. */
  readonly under: (choice: PanelChoice) => Promise<ShownResults>;
}

/** Opens the whole demo in the application as a person does (import, measure, results), and saves both data files. */
export async function openDemo(databaseName: string): Promise<OpenedDemo> {
  const read = new Set(demoReadings(demoSeed).map(({ imagePath }) => imagePath));
  // Of each scan the slice that the observers outlined; the others hold nothing of the results.
  const files = listDemoFiles(demoSeed)
    .filter(({ path }) => read.has(path))
    .map(({ path, sizeBytes }) => ({ path, bytes: readDemoBytes(demoSeed, path, 0, sizeBytes) }));
  const { app, state, ports, downloads } = makeWorkstation({
    databaseName,
    demo: demoPort,
    images: {
      index: (_given, onProgress, signal) => indexBytes(files, onProgress, signal),
    },
  });
  await app.openDemo();
  await app.computeResults();
  const shownNow = (): ShownResults => {
    const shown = state().results;
    if (shown.kind !== 'ready') throw new Error(`The demo has no results: ${JSON.stringify(shown)}`);
    return { results: shown.results, analyses: shown.analyses };
  };
  const own = shownNow();
  await app.saveCsv('rois');
  await app.saveCsv('subjects');
  // File names end with the head of the log.
  const saved = (what: string): string => {
    const found = downloads.find(
      ({ name }) => name.includes(`-${what}_log-`) && name.endsWith('.csv'),
    )?.content;
    if (typeof found !== 'string') throw new Error(`${what} was not saved`);
    return found;
  };
  return {
    ...own,
    roiCsv: saved('rois'),
    subjectCsv: saved('subjects'),
    study: async () => {
      const { project, subjects, images, person, catalogue } = present(state().open, 'the open demo');
      const readings = await ports.storage.loadAllReadings(project.id);
      if (!readings.ok) throw new Error(readings.error.message);
      const pairs = subjectPairChecks(subjects, catalogue, project.protocol);
      return {
        ...{ person, project, subjects, pairs },
        readings: readings.value,
        seriesOf: seriesOfSlices({ images }),
      };
    },
    under: async (choice) => {
      await app.chooseResults(choice);
      return shownNow();
    },
  };
}
