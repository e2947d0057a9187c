import {
  type Decision,
  type Finding,
  type IdentityReport,
  openFindings,
} from '../../report/export/identity/identityReport';
import { jsonText } from '../terminalText';
import { WrongInput } from '../wrongInput';

/** What was found, with how it may be decided, as JSON that can be edited and given back with `--decisions`. */
export function findingsText({ findings }: IdentityReport): string {
  const lines = findings.map(({ key, kind, term, written, files, excerpt, offers, isInformative }) => ({
    key,
    kind,
    term,
    written,
    files,
    where: `${excerpt.before}${excerpt.match}${excerpt.after}`,
    offers,
    ...(isInformative ? { needsNoDecision: true } : { action: { kind: offers[0], reason: '' } }),
  }));
  return jsonText(lines);
}

/** Decisions from a JSON text: a list of `{ key, action }`; entries without an action decide nothing. */
export function decisionsOf(json: string): readonly Decision[] {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (cause) {
    throw new WrongInput(`The decisions are no JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  if (!Array.isArray(given)) {
    throw new WrongInput('The decisions must be a list, as --list-findings prints it.');
  }
  return given.flatMap((one: unknown, index) => decisionOf(one, index + 1));
}

function decisionOf(given: unknown, number: number): readonly Decision[] {
  const wrong = (what: string) => new WrongInput(`Decision ${number}: ${what}`);
  if (typeof given !== 'object' || given === null) throw wrong('must be an object with key and action.');
  const key: unknown = Reflect.get(given, 'key');
  const action: unknown = Reflect.get(given, 'action');
  if (typeof key !== 'string') throw wrong('its key must be a text.');
  if (action === undefined) return [];
  const kind: unknown =
    typeof action === 'object' && action !== null ? Reflect.get(action, 'kind') : undefined;
  if (kind === 'write-day' || kind === 'leave-out') return [{ key, action: { kind } }];
  if (kind !== 'keep') throw wrong('action.kind must be "write-day", "leave-out" or "keep".');
  const reason: unknown =
    typeof action === 'object' && action !== null ? Reflect.get(action, 'reason') : undefined;
  if (typeof reason !== 'string' || reason.trim() === '') throw wrong('to keep it, action.reason says why.');
  return [{ key, action: { kind, reason } }];
}

const mostShown = 10;

/** What has to be decided before files are written, in words; undefined where nothing has. */
export function openFindingsText(report: IdentityReport, decisions: readonly Decision[]): string | undefined {
  const decided = new Set(decisions.map(({ key }) => key));
  const open = openFindings(report, decisions).filter(({ key }) => !decided.has(key));
  if (open.length === 0) return undefined;
  const more = open.length > mostShown ? [`  and ${open.length - mostShown} more`] : [];
  return [
    `${open.length === 1 ? 'One text' : `${open.length} texts`} in the files may tell who somebody is:`,
    ...open.slice(0, mostShown).map(lineOf),
    ...more,
    'Nothing was written. Print them with --list-findings, say in that list what to do with each, and give it with --decisions.',
  ].join('\n');
}

function lineOf({ kind, written, files, excerpt }: Finding): string {
  return `  ${kind}: ${JSON.stringify(written)} in ${files.join(', ')}: …${excerpt.before}${excerpt.match}${excerpt.after}…`;
}
