import { undecidedFindings } from '../../app/export/undecidedFindings';
import type { IdentityKind } from '../../domain/identity/identityTerm';
import type { Finding, IdentityReport } from '../../report/export/identity/identityReport';
import type { ExportChoices } from '../../state/exportState';
import { checkText as text } from './checkText';

/** One line of the check: what was searched for, what was found, and whether something waits for a decision. */
export interface CheckLine {
  readonly id: string;
  readonly name: string;
  readonly count: string;
  readonly isOpen: boolean;
  readonly hint?: string;
  readonly findings: readonly Finding[];
}

/** Kinds that share a line. */
const lineKinds: readonly (readonly IdentityKind[])[] = [
  ['patient-name'],
  ['patient-number'],
  ['institution', 'accession-number'],
  ['date'],
  ['image-uid', 'file-name'],
  ['further-word', 'observer-name'],
];

/** Kinds that are always told of, also where the project holds none. */
const always: readonly IdentityKind[] = ['patient-name', 'patient-number', 'date'];

/** The lines of the check, with the findings below the kind that they are of. */
export function checkLines(
  report: IdentityReport,
  decisions: ExportChoices['decisions'],
): readonly CheckLine[] {
  const open = new Set(undecidedFindings(report, decisions).map(({ key }) => key));
  const searched = lineKinds.flatMap((kinds): readonly CheckLine[] => {
    const own = report.kinds.filter(({ kind }) => kinds.includes(kind));
    const shown = own.filter(({ kind, terms, found }) => terms > 0 || found > 0 || always.includes(kind));
    if (shown.length === 0) return [];
    const findings = report.findings.filter(({ kind }) => kinds.includes(kind));
    const asked = findings.filter(({ key }) => open.has(key) || Object.hasOwn(decisions, key));
    return [
      {
        id: kinds[0] ?? '',
        name: shown.map(({ kind, terms, spellings }) => text.searched(kind, terms, spellings)).join(', '),
        count: text.found(shown.reduce((sum, { found }) => sum + found, 0)),
        isOpen: findings.some(({ key }) => open.has(key)),
        findings: asked,
      },
    ];
  });
  return [...searched, ...otherLines(report)];
}

function otherLines({ pictures, days, notSearched, codesThatTell }: IdentityReport): readonly CheckLine[] {
  const line = (id: string, name: string, count: string, isOpen: boolean, hint?: string): CheckLine => ({
    id,
    name,
    count,
    isOpen,
    findings: [],
    ...(hint !== undefined && { hint }),
  });
  return [
    line(
      'pictures',
      text.pictures,
      pictures.withData.length === 0 ? text.none : text.of(pictures.withData.length, pictures.count),
      pictures.withData.length > 0,
      pictures.withData.join(', '),
    ),
    line('days', text.days, text.of(days.known, days.all) || text.none, false, text.daysHint),
    ...(codesThatTell.length > 0
      ? [line('codes', text.codes, String(codesThatTell.length), true, codesThatTell.join(', '))]
      : []),
    ...(notSearched.length > 0
      ? [
          line(
            'not-searched',
            text.notSearched,
            String(notSearched.length),
            true,
            notSearched.map(({ file, why }) => `${file}: ${why}`).join('\n'),
          ),
        ]
      : []),
  ];
}
