import { type CovariateColumn, covariateColumns } from '../../domain/covariateTable/covariateColumn';
import type { SubjectId } from '../../domain/ids';
import type { CustomCovariateChange } from '../../domain/study/changeCustomCovariates';
import { changedDefinitions, withoutStrayValues } from '../../domain/study/changeCustomCovariates';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { customValue } from '../../domain/study/customValue';
import { extended, extensionTo, shortened } from '../../domain/study/extendCategory';
import type { Covariates, Subject } from '../../domain/study/subject';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, keep, notify, openProjectOf, update, updateOpen } from '../context';
import { withHeldScans } from '../heldScans';
import { imagesAwaited } from '../imagesComing';
import { rePaired } from '../rePair';
import { type CovariateAct, type DoneAct, differingCells, steppedBack } from './covariateAct';
import { covariateHistory, keepHistory } from './covariateHistory';

/** What an act on covariates did. */
export interface CovariatesChanged {
  /** Cells that have another value now. */
  readonly values: number;
  readonly subjects: number;
  /** Cells that were changed since the act and therefore stay; only when something is undone or done again. */
  readonly kept: number;
}

const nothing: CovariatesChanged = { values: 0, subjects: 0, kept: 0 };

/**
 * Changes the covariates of many subjects: one transaction, one act that can be undone. Dates pair scans again. Only a
 * researcher's; what tells the group stays as it is for a researcher who may not know it now.
 */
export async function changeCovariates(context: AppContext, act: CovariateAct): Promise<CovariatesChanged> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return nothing;
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') return nothing;
  const own = open.project.customCovariates ?? [];
  const known = new Map(own.map((one) => [one.id, one]));
  const definitions = act.definitions.filter(({ id }) => !known.has(id));
  const extensions = act.definitions.flatMap((one) => extensionTo(known.get(one.id), one) ?? []);
  const columns = columnsOf(open, definitions);
  const wanted = new Map(act.changes.map(({ id, covariates }) => [id, covariates]));
  const change = { added: definitions, removed: [], redefined: extended(own, extensions) };
  const done = await write(context, act.kind, change, (subject) => {
    const covariates = wanted.get(subject.id);
    return covariates && allowed(columns, subject.covariates, covariates, maySeeGroup(open));
  });
  if (done.changes.length > 0 || definitions.length > 0 || extensions.length > 0) {
    const { past } = covariateHistory(context);
    keepHistory(context, { past: [...past, { ...done, extensions }], future: [] });
  }
  return { values: done.values, subjects: done.changes.length, kept: 0 };
}

/** Takes the newest act back. Cells that were changed since stay as they are. */
export async function undoCovariates(context: AppContext): Promise<CovariatesChanged> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return nothing;
  const { past, future } = covariateHistory(context);
  const act = past.at(-1);
  if (!act || openProjectOf(context).person.kind !== 'researcher') return nothing;
  keepHistory(context, { past: past.slice(0, -1), future: [...future, act] });
  return step(context, act, 'undone');
}

/** Does the act again that was taken back last. */
export async function redoCovariates(context: AppContext): Promise<CovariatesChanged> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return nothing;
  const { past, future } = covariateHistory(context);
  const act = future.at(-1);
  if (!act || openProjectOf(context).person.kind !== 'researcher') return nothing;
  keepHistory(context, { past: [...past, act], future: future.slice(0, -1) });
  return step(context, act, 'redone');
}

async function step(context: AppContext, act: DoneAct, way: 'undone' | 'redone'): Promise<CovariatesChanged> {
  const open = openProjectOf(context);
  const columns = columnsOf(open, act.definitions);
  const ends = new Map(act.changes.map((change) => [change.id, change]));
  const own = new Set(act.changes.map(({ id }) => id));
  // A covariate that came with the act goes with it, unless somebody has given it a value since.
  const removed =
    way === 'redone' ? [] : act.definitions.filter(({ id }) => !isUsedElsewhere(open.subjects, own, id));
  const known = new Set((open.project.customCovariates ?? []).map(({ id }) => id));
  const added = way === 'redone' ? act.definitions.filter(({ id }) => !known.has(id)) : [];
  const definitions = open.project.customCovariates ?? [];
  const redefined =
    way === 'redone'
      ? extended(definitions, act.extensions)
      : shortened(definitions, act.extensions, (id, answerId) =>
          open.subjects.some((subject) => {
            const ended = ends.get(subject.id);
            const isOfAct = ended && hasAnswer({ covariates: ended.after }, id, answerId);
            return !isOfAct && hasAnswer(subject, id, answerId);
          }),
        );
  let kept = 0;
  const done = await write(context, act.kind, { added, removed, redefined }, (subject) => {
    const ended = ends.get(subject.id);
    if (!ended) return undefined;
    const [from, to] = way === 'undone' ? [ended.after, ended.before] : [ended.before, ended.after];
    const back = steppedBack(columns, subject.covariates, from, to);
    kept += differingCells(columns, back, to).filter(
      (column) => differingCells([column], from, to).length > 0,
    ).length;
    return allowed(columns, subject.covariates, back, maySeeGroup(open));
  });
  return { values: done.values, subjects: done.changes.length, kept };
}

function isUsedElsewhere(subjects: readonly Subject[], own: ReadonlySet<SubjectId>, id: string): boolean {
  return subjects.some((subject) => !own.has(subject.id) && customValue(subject, id) !== undefined);
}

function hasAnswer(subject: Pick<Subject, 'covariates'>, id: string, answerId: string): boolean {
  const value = customValue(subject, id);
  return value?.kind === 'category' && value.categoryId === answerId;
}

function columnsOf(open: OpenProject, added: readonly CustomCovariate[]): readonly CovariateColumn[] {
  return covariateColumns([...(open.project.customCovariates ?? []), ...added], true);
}

/** The wanted covariates, with what tells the group as it is where this person may not know it. */
function allowed(
  columns: readonly CovariateColumn[],
  before: Covariates,
  wanted: Covariates,
  seesTelling: boolean,
): Covariates {
  if (seesTelling) return wanted;
  const hidden = columns.filter(({ tellsGroup }) => tellsGroup);
  if (differingCells(hidden, before, wanted).length === 0) return wanted;
  const { refracture: _r, secondSurgeryDate: _s, custom, ...rest } = wanted;
  const telling = new Set(hidden.flatMap((column) => column.custom?.id ?? []));
  const values = Object.fromEntries([
    ...Object.entries(custom ?? {}).filter(([id]) => !telling.has(id)),
    ...Object.entries(before.custom ?? {}).filter(([id]) => telling.has(id)),
  ]);
  return {
    ...rest,
    ...(before.refracture && { refracture: before.refracture }),
    ...(before.secondSurgeryDate && { secondSurgeryDate: before.secondSurgeryDate }),
    ...(Object.keys(values).length > 0 && { custom: values }),
  };
}

/** What an act changes of the project's covariates. */
interface DefinitionChanges {
  readonly added: readonly CustomCovariate[];
  readonly removed: readonly CustomCovariate[];
  /** Categories that get answers or lose them again. */
  readonly redefined: readonly CustomCovariate[];
}

async function write(
  context: AppContext,
  kind: DoneAct['kind'],
  { added, removed, redefined }: DefinitionChanges,
  covariatesOf: (subject: Subject) => Covariates | undefined,
): Promise<DoneAct> {
  const open = openProjectOf(context);
  const customCovariates: readonly CustomCovariateChange[] = [
    ...[...added, ...redefined].map((covariate) => ({ kind: 'define', covariate }) as const),
    ...removed.map(({ id }) => ({ kind: 'remove', id }) as const),
  ];
  const definitions = customCovariates.reduce(changedDefinitions, open.project.customCovariates ?? []);
  const columns = covariateColumns([...(open.project.customCovariates ?? []), ...added], true);
  const changed: { subject: Subject; before: Covariates; values: number }[] = [];
  const held: string[] = [];
  for (const subject of open.subjects) {
    const covariates = covariatesOf(subject);
    if (!covariates || differingCells(columns, subject.covariates, covariates).length === 0) continue;
    const clean = withoutStrayValues({ ...subject, covariates }, definitions);
    const after = withHeldScans(open, rePaired(open, clean));
    if (after.isHeld) held.push(subject.code);
    const values = differingCells(columns, subject.covariates, after.subject.covariates).length;
    changed.push({ subject: after.subject, before: subject.covariates, values });
  }
  const subjects = changed.map(({ subject }) => subject);
  const values = changed.reduce((sum, one) => sum + one.values, 0);
  const done: DoneAct = {
    kind,
    changes: changed.map(({ subject, before }) => ({ id: subject.id, before, after: subject.covariates })),
    definitions: added,
    extensions: [],
    values,
  };
  if (subjects.length === 0 && customCovariates.length === 0) return done;
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const { customCovariates: _before, ...project } = open.project;
  updateOpen(context, {
    project: { ...project, ...(definitions.length > 0 && { customCovariates: definitions }) },
    subjects: open.subjects.map((one) => byId.get(one.id) ?? withoutStrayValues(one, definitions)),
  });
  if (customCovariates.length > 0) update(context, { results: { kind: 'none' } });
  if (held.length > 0) {
    notify(context, {
      kind: 'scans-held',
      severity: 'attention',
      facts: { codes: held.slice(0, 5).join(', ') },
    });
  }
  const [only, ...others] = subjects;
  const event = {
    act: 'covariates-changed',
    detail: `${kind}: ${values} ${values === 1 ? 'value' : 'values'} of ${subjects.length} ${subjects.length === 1 ? 'subject' : 'subjects'}`,
  } as const;
  await keep(context, {
    ...(subjects.length > 0 && { subjects }),
    ...(customCovariates.length > 0 && { customCovariates }),
    event: { ...event, ...(only && others.length === 0 && { subjectId: only.id }) },
    ...(others.length > 0 && {
      furtherEvents: subjects.map(
        ({ id }) => ({ act: 'covariates-changed', detail: kind, subjectId: id }) as const,
      ),
    }),
  });
  return done;
}
