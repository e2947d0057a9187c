import { err, ok, type Result } from '../../base/result';
import { stableText } from '../../base/stableText';
import type { ProjectId } from '../../domain/ids';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type {
  ChosenExports,
  ExportCheck,
  ExportQuestion,
  ExportRefused,
} from '../../report/export/exportEngine';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat, ExportItem, ExportPreview } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import { type Decision, openFindings } from '../../report/export/identity/identityReport';
import type { ImagePair } from '../../report/figures/imagePair/imagePair';
import type { PrintedFacts } from '../../report/reviewer/reviewerFacts';
import type { ExportContent } from '../facts/exportContent';
import { exportFactsOf, withPrinted } from '../facts/exportFactsOf';
import { isTextFormat } from '../items/fileOf';
import type { ItemMaker, PublishingMeans } from '../items/itemMaker';
import { itemMakers } from '../items/itemMakers';
import { Cancelled, type Course, partOf } from './course';
import { filesOf, type MadeFiles, madeFiles } from './madeFiles';
import { decidedContent, lookedThrough } from './searched';
import { withManifest, zipOf } from './withManifest';

/** Where a project's data are read. */
export interface ContentSource {
  readonly content: (id: ProjectId) => Promise<Result<ExportContent, StorageFailure>>;
  readonly log: (id: ProjectId) => Promise<Result<ExportContent['log'], StorageFailure>>;
}

/** How much of a text is shown. */
const shownCharacters = 200_000;

interface Held {
  readonly question: ExportQuestion;
  readonly content: Promise<Result<ExportContent, ExportRefused>>;
  /** By decisions, printed facts and pictures; a few, because undoing a decision comes back to what was. */
  readonly facts: Map<string, Promise<Result<ExportFacts, ExportRefused>>>;
  made: { readonly key: string; readonly files: Promise<readonly MadeFiles[]> } | undefined;
}

/** Everything that leaves, where it is made: in the worker, and without one in tests. */
export function createEngine(source: ContentSource, means: PublishingMeans) {
  let question: ExportQuestion | undefined;
  let held: Held | undefined;
  let pictures: readonly ImagePair[] = [];

  const heldNow = (): Held => {
    if (!question) throw new Error('Nothing was said to be exported.');
    held ??= { question, content: contentOf(source, question), facts: new Map(), made: undefined };
    return held;
  };

  async function factsUnder(
    decisions: readonly Decision[],
    printed?: PrintedFacts,
  ): Promise<Result<ExportFacts, ExportRefused>> {
    const own = heldNow();
    const key = stableText(decisions) ?? '';
    let facts = own.facts.get(key);
    if (!facts) {
      facts = makeFacts(own, decisions);
      own.facts.set(key, facts);
    }
    const made = await facts;
    if (!made.ok) return made;
    const before = made.value;
    const now = printed ?? own.question.printed;
    const isSame = before.imagePairs === pictures && stableText(before.printed) === stableText(now);
    if (isSame) return made;
    // The log has gone on by the act that is printed with it.
    const log =
      before.printed.logHead === now.logHead ? ok(before.log) : await source.log(own.question.projectId);
    if (!log.ok) return err({ kind: 'failed', message: log.error.message });
    const changed = ok(withPrinted(before, { printed: now, imagePairs: pictures, log: log.value }));
    own.facts.set(key, Promise.resolve(changed));
    return changed;
  }

  async function makeFacts(
    { question: { person, choice, printed }, content }: Held,
    decisions: readonly Decision[],
  ): Promise<Result<ExportFacts, ExportRefused>> {
    const given = await content;
    if (!given.ok) return given;
    return exportFactsOf(decidedContent(given.value, decisions), {
      ...{ person, choice, printed, imagePairs: pictures },
      areMeasurementsVerified: given.value.areMeasurementsVerified === true,
    });
  }

  async function maker(settings: ExportSettings, id: string): Promise<Result<ItemMaker, ExportRefused>> {
    const facts = await factsUnder([]);
    if (!facts.ok) return facts;
    const found = itemMakers(facts.value, settings, means).find(({ item }) => item.id === id);
    if (!found) return err({ kind: 'failed', message: 'There is nothing of that name to export.' });
    return found.item.whyNot === undefined ? ok(found) : err({ kind: 'failed', message: found.item.whyNot });
  }

  /** All chosen files; those that were made last are there at once. */
  async function made(
    facts: ExportFacts,
    settings: ExportSettings,
    chosen: ChosenExports,
    course: Course,
  ): Promise<readonly MadeFiles[]> {
    const own = heldNow();
    const key = `${numberOf(facts)} ${stableText([settings, chosen])}`;
    const isJoined = own.made?.key === key;
    if (own.made?.key !== key) {
      const files = madeFiles(facts, settings, chosen, means, course);
      own.made = { key, files };
      files.catch(() => {
        if (own.made?.files === files) own.made = undefined;
      });
    }
    try {
      return await own.made.files;
    } catch (cause) {
      // What this joined was stopped by whoever asked for it: then it is made for this one.
      if (isJoined && cause instanceof Cancelled) return made(facts, settings, chosen, course);
      throw cause;
    }
  }

  /** Chosen files after decisions, looked through once more: nothing leaves with anything undecided in it. */
  async function safeFiles(
    settings: ExportSettings,
    chosen: ChosenExports,
    decisions: readonly Decision[],
    printed: PrintedFacts,
    course: Course,
    finish: (files: readonly ExportFile[], facts: ExportFacts) => readonly ExportFile[],
  ): Promise<Result<readonly ExportFile[], ExportRefused>> {
    const own = heldNow();
    const facts = await factsUnder(decisions, printed);
    if (!facts.ok) return facts;
    const content = await own.content;
    if (!content.ok) return content;
    const all = await made(facts.value, settings, chosen, partOf(course, 0, 70));
    const files = finish(filesOf(all), facts.value);
    const report = await lookedThrough(files, content.value, facts.value, settings, partOf(course, 70, 100));
    // Told of something newer meanwhile: what was made is of what was there before, and so was the search.
    if (own !== heldNow()) return err({ kind: 'failed', message: 'The data changed meanwhile. Save again.' });
    const open = openFindings(report, decisions).length;
    if (open > 0) {
      const message = `${open === 1 ? 'One finding is' : `${open} findings are`} to be decided first.`;
      return err({ kind: 'failed', message });
    }
    return ok(files);
  }

  /** Everything chosen with its manifest: what a package holds. */
  const files = (
    settings: ExportSettings,
    chosen: ChosenExports,
    decisions: readonly Decision[],
    printed: PrintedFacts,
    course: Course,
  ): Promise<Result<readonly ExportFile[], ExportRefused>> =>
    safeFiles(settings, chosen, decisions, printed, course, (some, facts) =>
      withManifest(some, facts, settings),
    );

  return {
    tell(next: ExportQuestion): void {
      question = next;
      held = undefined;
    },
    givePictures(pairs: readonly ImagePair[]): void {
      pictures = pairs;
    },
    async items(settings: ExportSettings): Promise<Result<readonly ExportItem[], ExportRefused>> {
      const facts = await factsUnder([]);
      if (!facts.ok) return facts;
      return ok(itemMakers(facts.value, settings, means).map(({ item }) => item));
    },
    async preview(settings: ExportSettings, id: string): Promise<Result<ExportPreview, ExportRefused>> {
      const found = await maker(settings, id);
      return found.ok ? ok(await found.value.preview()) : found;
    },
    async textOf(
      settings: ExportSettings,
      id: string,
      format: ExportFormat,
    ): Promise<Result<string, ExportRefused>> {
      const found = await maker(settings, id);
      if (!found.ok) return found;
      if (!isTextFormat(format)) return err({ kind: 'failed', message: 'This format is no text.' });
      const [file] = await found.value.write(format);
      return ok(new TextDecoder().decode(file?.bytes).slice(0, shownCharacters));
    },
    async check(
      settings: ExportSettings,
      chosen: ChosenExports,
      course: Course,
    ): Promise<Result<ExportCheck, ExportRefused>> {
      const own = heldNow();
      const facts = await factsUnder([]);
      if (!facts.ok) return facts;
      const content = await own.content;
      if (!content.ok) return content;
      const all = await made(facts.value, settings, chosen, partOf(course, 0, 70));
      const sizes = new Map(
        all.map(({ id, format, files }) => [
          `${id}.${format}`,
          files.reduce((sum, { bytes }) => sum + bytes.length, 0),
        ]),
      );
      // As a package holds them: what stands in its manifest is to be decided too.
      const files = withManifest(filesOf(all), facts.value, settings);
      const report = await lookedThrough(
        files,
        content.value,
        facts.value,
        settings,
        partOf(course, 70, 100),
      );
      return ok({ report, sizes, fileCount: files.length });
    },
    write: (
      settings: ExportSettings,
      id: string,
      formats: readonly ExportFormat[],
      decisions: readonly Decision[],
      printed: PrintedFacts,
      course: Course,
    ): Promise<Result<readonly ExportFile[], ExportRefused>> =>
      safeFiles(settings, { [id]: formats }, decisions, printed, course, (files) => files),
    files,
    async pack(
      settings: ExportSettings,
      chosen: ChosenExports,
      decisions: readonly Decision[],
      printed: PrintedFacts,
      course: Course,
    ): Promise<Result<ExportFile, ExportRefused>> {
      const made = await files(settings, chosen, decisions, printed, course);
      return made.ok ? ok(zipOf(made.value)) : made;
    },
  };
}

async function contentOf(
  source: ContentSource,
  { projectId, person }: ExportQuestion,
): Promise<Result<ExportContent, ExportRefused>> {
  // Nothing is even read for anybody who may not see it.
  if (person.kind !== 'researcher') return err({ kind: 'observer-session' });
  const content = await source.content(projectId);
  return content.ok ? content : err({ kind: 'failed', message: content.error.message });
}

let lastNumber = 0;
const numbers = new WeakMap<ExportFacts, number>();

function numberOf(facts: ExportFacts): number {
  const known = numbers.get(facts);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(facts, lastNumber);
  return lastNumber;
}
