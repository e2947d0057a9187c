import type { Account, DroppedSubject } from '../../analysis/account';
import type { StudyVariable } from '../../analysis/studyVariable';
import { isolatedText } from '../../base/isolatedText';
import type { Protocol } from '../../domain/study/protocol';
import { variableText } from './measureText';

const shownCodes = 20;

/** Who could not be used and what each lacks, one sentence a variable; nothing where all were used. */
export function droppedNotes(
  accounts: readonly Pick<Account, 'dropped'>[],
  protocol: Protocol,
): readonly string[] {
  const codesByLack = new Map<string, Set<string>>();
  for (const { dropped } of accounts) {
    for (const { code, lacks } of dropped) {
      for (const lack of lacks) {
        const text = lackText(lack, protocol);
        const codes = codesByLack.get(text) ?? new Set<string>();
        codesByLack.set(text, codes.add(code));
      }
    }
  }
  return [...codesByLack].map(([text, codes]) => `${text}: ${codesText([...codes])}.`);
}

/** "36 subjects used", "32 of 36 subjects used". */
export function usedText({ nUsed, dropped }: Pick<Account, 'nUsed' | 'dropped'>): string {
  const all = nUsed + dropped.length;
  const subjects = all === 1 ? 'subject' : 'subjects';
  return dropped.length === 0 ? `${nUsed} ${subjects} used` : `${nUsed} of ${all} ${subjects} used`;
}

function lackText({ variable, why }: DroppedSubject['lacks'][number], protocol: Protocol): string {
  if (why === 'outside-regions') return 'Not used, level outside T5 to L5';
  return `Not used, ${missingName(variable, protocol)} missing`;
}

function missingName(variable: StudyVariable, protocol: Protocol): string {
  if (variable.kind === 'region' || variable.kind === 'level') return 'level';
  if (variable.kind === 'custom') return isolatedText(variable.covariate.name);
  const [name = ''] = variableText(variable, protocol).split(', ');
  const isWord = /^[A-Z][a-z]/.test(name);
  return isWord ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

function codesText(codes: readonly string[]): string {
  const rest = codes.length - shownCodes;
  return `${codes.slice(0, shownCodes).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
