import 'fake-indexeddb/auto';
import { studyChoiceOf } from '../../src/analysis/panelChoice';
import { ok, type Result } from '../../src/base/result';
import type { ProjectId, SubjectId } from '../../src/domain/ids';
import { createRaster } from '../../src/io/raster/createRaster';
import { loadInNode } from '../../src/io/raster/loadInNode';
import { Database } from '../../src/io/storage/database';
import { unwatched } from '../../src/publishing/engine/course';
import { createEngine } from '../../src/publishing/engine/createEngine';
import { zipOf } from '../../src/publishing/engine/withManifest';
import type { ExportContent } from '../../src/publishing/facts/exportContent';
import { storedContent } from '../../src/publishing/worker/storedContent';
import type { ChosenExports } from '../../src/report/export/exportEngine';
import type { ExportFile } from '../../src/report/export/exportFile';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import type { IdentityReport } from '../../src/report/export/identity/identityReport';
import type { ImagePair } from '../../src/report/figures/imagePair/imagePair';
import { printedInTests } from './exportContent';

/** Everything that leaves of a project, and what the engine's own search says of it. */
export interface EverythingExported {
  readonly content: ExportContent;
  readonly files: readonly ExportFile[];
  readonly report: IdentityReport;
}

export function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Makes every item of a stored project in every format it has, and the package of them all; pictures small, because only what stands beside pixels is asked. */
export async function everythingExported(
  databaseName: string,
  projectId: ProjectId,
  pairs: readonly ImagePair[] = [],
): Promise<EverythingExported> {
  const content = granted(await storedContent(new Database(databaseName), projectId));
  const raster = createRaster(loadInNode());
  const engine = createEngine(
    { content: async () => ok(content), log: async () => ok(content.log) },
    { png: (svg, size) => raster.png(svg, { ...size, dpi: 30 }) },
  );
  engine.tell({
    ...{ projectId, person: { kind: 'researcher' }, printed: printedInTests },
    choice: studyChoiceOf(content.project.protocol),
  });
  engine.givePictures(pairs);
  const imagePairs: readonly SubjectId[] = pairs.map(({ subjectId }) => subjectId);
  const settings = { ...defaultExportSettings, imagePairs };
  const items = granted(await engine.items(settings));
  const chosen: ChosenExports = Object.fromEntries(
    items.filter(({ whyNot }) => whyNot === undefined).map(({ id, formats }) => [id, formats]),
  );
  const { report } = granted(await engine.check(settings, chosen, unwatched));
  const decisions = report.findings
    .filter(({ isInformative }) => !isInformative)
    .map(({ key }) => ({ key, action: { kind: 'keep', reason: 'asked by a test' } as const }));
  const files = granted(await engine.files(settings, chosen, decisions, printedInTests, unwatched));
  return { content, files: [...files, zipOf(files)], report };
}
