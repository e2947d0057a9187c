import { observerId } from '../../domain/ids';
import type { KeptExport, ViewSettings } from '../../domain/keeping/readingRecords';
import type { ExportFormat } from '../../report/export/exportItem';
import { defaultExportSettings, type ExportSettings } from '../../report/export/exportSettings';
import type { ExportChoices, FindingAction } from '../../state/exportState';
import { type AppContext, openProjectOf } from '../context';
import { createLatestWriter, type LatestWriter } from '../latestWriter';

/** In whose place among view settings the choices of the Export screen stand: nobody's who reads. */
export const exportKeeper = observerId('export');

/** Nothing chosen yet: everything as it is by itself. */
export const freshChoices: ExportChoices = {
  settings: defaultExportSettings,
  formats: {},
  isIncluded: {},
  decisions: {},
};

const writers = new WeakMap<AppContext, LatestWriter<ViewSettings>>();

/** The choices that were kept for the open project in this browser; fresh ones where there are none that can be read. */
export async function loadChoices(context: AppContext): Promise<ExportChoices> {
  const { project } = openProjectOf(context);
  const kept = await context.ports.storage.loadViewSettings(project.id, exportKeeper);
  return kept.ok && kept.value?.export ? choicesFrom(kept.value.export) : freshChoices;
}

/** Keeps choices in this browser. It is no work: a failure to write them is not said. */
export function keepChoices(context: AppContext, choices: ExportChoices): Promise<void> {
  const { project } = openProjectOf(context);
  const { settings, decisions, pairObserver, ...chosen } = choices;
  const { imagePairs, ...plain } = settings;
  const kept: KeptExport = {
    choices: { ...chosen, settings: plain, ...(pairObserver && { pairObserver }) },
    subjectIds: imagePairs,
    decisions,
  };
  const writer = writers.get(context) ?? createLatestWriter(context.ports.storage.saveViewSettings);
  writers.set(context, writer);
  return writer.write(project.id, {
    projectId: project.id,
    observerId: exportKeeper,
    windows: {},
    export: kept,
  });
}

/** Choices as an earlier version may have kept them: what it did not know, or cannot be read, is as it is by itself. */
export function choicesFrom({ choices, subjectIds, decisions }: KeptExport): ExportChoices {
  const kept = recordOf(choices);
  const observer = kept['pairObserver'];
  return {
    settings: { ...settingsFrom(recordOf(kept['settings'])), imagePairs: subjectIds },
    formats: entriesOf(kept['formats'], isFormats),
    isIncluded: entriesOf(kept['isIncluded'], (value) => typeof value === 'boolean'),
    decisions: entriesOf(decisions, isDecision),
    ...(typeof observer === 'string' && { pairObserver: observerId(observer) }),
  };
}

function settingsFrom(kept: Readonly<Record<string, unknown>>): ExportSettings {
  // Field by field of the same kind as the default: it has its shape.
  const settings = mixed(defaultExportSettings, kept) as ExportSettings;
  // The one field that may be absent.
  const { hasLeadingZeroInP } = recordOf(kept['style']);
  return typeof hasLeadingZeroInP === 'boolean'
    ? { ...settings, style: { ...settings.style, hasLeadingZeroInP } }
    : settings;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function entriesOf<T>(value: unknown, isKept: (one: unknown) => one is T): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).filter((entry): entry is [string, T] => isKept(entry[1])),
  );
}

/** Names of formats; of those only the ones that an item has are taken (`formatsOf`). */
function isFormats(value: unknown): value is readonly ExportFormat[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isDecision(value: unknown): value is FindingAction {
  const { kind, reason } = recordOf(value);
  return kind === 'leave-out' || kind === 'write-day' || (kind === 'keep' && typeof reason === 'string');
}

/** `known` with every kept value of the same kind in its place. */
function mixed(known: object, kept: Readonly<Record<string, unknown>>): object {
  const merged: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(known)) {
    const other = kept[name];
    if (typeof other !== typeof value || other === null || Array.isArray(value)) continue;
    // Decimals have no fields by themselves: those that were kept are taken as they are.
    if (name === 'decimals') merged[name] = entriesOf(other, isCount);
    else merged[name] = typeof value === 'object' ? mixed(value ?? {}, recordOf(other)) : other;
  }
  return merged;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
