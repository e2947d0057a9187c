import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { studyChoiceOf } from '../../analysis/panelChoice';
import { ok } from '../../base/result';
import { createRaster } from '../../io/raster/createRaster';
import { loadInNode } from '../../io/raster/loadInNode';
import { softwareName } from '../../io/storage/bundle/softwareName';
import { watched } from '../../publishing/engine/course';
import { createEngine } from '../../publishing/engine/createEngine';
import type { ExportContent } from '../../publishing/facts/exportContent';
import { oneLine } from '../../report/document/documentText';
import type { ExportRefused } from '../../report/export/exportEngine';
import { defaultExportSettings } from '../../report/export/exportSettings';
import { refusedText } from '../../report/export/refusedText';
import type { CommandIo } from '../commandIo';
import { WrongInput } from '../wrongInput';
import { analyseHelp } from './analyseHelp';
import { chosenExports } from './chosenExports';
import { type BundleContent, contentOfBundle } from './contentOfBundle';
import { exportSettingsOf } from './exportSettingsOf';
import { decisionsOf, findingsText, openFindingsText } from './findings';
import { printedFactsOf } from './printedFactsOf';
import { checkFolder, writeFolder } from './writeFolder';

/** `multifidus analyse`: writes what the Export screen writes, of a project bundle. Throws `WrongInput`. */
export async function analyseCommand(args: readonly string[], io: CommandIo): Promise<void> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    io.out(analyseHelp);
    return;
  }
  const [path, ...others] = positionals;
  if (path === undefined)
    throw new WrongInput('Name the bundle: multifidus analyse <bundle> --out <folder>.');
  if (others.length > 0) {
    throw new WrongInput(`One bundle at a time: ${JSON.stringify(others[0])} is one too many.`);
  }
  const isListing = values.list === true || values['list-findings'] === true;
  const { out } = values;
  if (!isListing && out === undefined) throw new WrongInput('Say where the files go: --out <folder>.');
  if (!isListing && out !== undefined) await checkFolder(out, values.force === true);
  const settings =
    values.settings === undefined ? defaultExportSettings : exportSettingsOf(await textOf(values.settings));
  const decisions = values.decisions === undefined ? [] : decisionsOf(await textOf(values.decisions));
  const { content: stored, bundle } = await contentOfBundle(await bytesOf(path));
  sayBundle(bundle, stored, io);
  const content = values.verify === undefined ? stored : await verifiedContent(stored, values.verify, io);
  const printed = printedFactsOf(content, softwareName, values.at);
  const raster = createRaster(loadInNode());
  const engine = createEngine(
    { content: async () => ok(content), log: async () => ok(content.log) },
    {
      png: (svg, size) => raster.png(svg, size),
      objectWriter: async () => (await import('../../io/dicomObjects/objectWriter')).objectWriter,
    },
  );
  engine.tell({
    projectId: content.project.id,
    person: { kind: 'researcher' },
    choice: studyChoiceOf(content.project.protocol),
    printed,
  });
  const items = await engine.items(settings);
  if (!items.ok) throw new WrongInput(refusedText(items.error));
  if (values.list === true) {
    for (const { id, name, formats, whyNot } of items.value) {
      io.out(`${id}\t${name}\t${whyNot === undefined ? formats.join(',') : `not now: ${whyNot}`}`);
    }
    return;
  }
  const chosen = chosenExports(items.value, values);
  const quiet = watched(
    () => undefined,
    undefined,
    async () => undefined,
  );
  const checked = await engine.check(settings, chosen, quiet);
  if (!checked.ok) throw failureOf(checked.error);
  if (values['list-findings'] === true) {
    io.out(findingsText(checked.value.report));
    return;
  }
  const files = await engine.files(settings, chosen, decisions, printed, quiet);
  if (!files.ok) {
    const open = openFindingsText(checked.value.report, decisions);
    throw open === undefined ? failureOf(files.error) : new WrongInput(open);
  }
  await writeFolder(out ?? '.', files.value);
  io.out(`${files.value.length} files are in ${out}.`);
  io.out(
    content.areMeasurementsVerified === true
      ? 'Measurements are verified: made again from the pixels, and the same.'
      : 'Measurements are unverified: taken as stored, because a bundle holds no pixels.',
  );
}

/** Measured again on files; numbers that the pixels contradict are in nothing that is written. */
async function verifiedContent(
  content: ExportContent,
  folder: string,
  io: CommandIo,
): Promise<ExportContent> {
  const [{ verifyStored }, { isVerified, unverifiedLines, verifiedText }, { nodeMeasureIo }] =
    await Promise.all([
      import('../verify/verifyStored'),
      import('../verify/verifiedText'),
      import('../measure/nodeMeasureIo'),
    ]);
  const rois = await verifyStored(content.readings, content.subjects, folder, nodeMeasureIo(io));
  const contradicted = unverifiedLines(rois, 'contradicts');
  if (contradicted.length > 0) {
    throw new WrongInput(
      [verifiedText(rois), ...contradicted, 'Nothing was written. Open these readings in Multifidus.'].join(
        '\n',
      ),
    );
  }
  for (const line of [verifiedText(rois), ...unverifiedLines(rois, 'all')]) io.err(line);
  return { ...content, areMeasurementsVerified: isVerified(rois) };
}

function sayBundle(
  { unsettled }: BundleContent['bundle'],
  { project, subjects, readings }: BundleContent['content'],
  io: CommandIo,
): void {
  io.err(`${oneLine(project.protocol.title)}: ${subjects.length} subjects, ${readings.length} readings.`);
  if (unsettled === 0) return;
  io.err(
    `${unsettled} records were changed on two computers, and nobody settled them. Of each, the version that Multifidus shows first was taken.`,
  );
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        force: { type: 'boolean' },
        settings: { type: 'string' },
        formats: { type: 'string' },
        items: { type: 'string' },
        list: { type: 'boolean' },
        at: { type: 'string' },
        decisions: { type: 'string' },
        'list-findings': { type: 'boolean' },
        verify: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    // Node's own message names the option; what follows it is advice for programmers.
    const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
    throw new WrongInput(`${said}. See multifidus analyse --help.`);
  }
}

function failureOf(refused: ExportRefused): Error {
  const message = refusedText(refused);
  return refused.kind === 'failed' ? new Error(message) : new WrongInput(message);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new WrongInput(`${path} cannot be read: ${said}.`);
  }
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(path));
}
